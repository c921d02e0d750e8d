import { resolve } from 'node:path';
import { Refusal } from './refusal.mjs';

const DEFAULT_PORT = 8080;

const valueOf = (args, name) => {
  const at = args.findIndex((word) => word === name || word.startsWith(`${name}=`));
  if (at < 0) return undefined;
  const value = args[at].includes('=') ? args[at].slice(name.length + 1) : args[at + 1];
  if (!value || value.startsWith('--')) throw new Refusal(`${name} 后面缺少取值（missing value for ${name}）。`);
  return value;
};

const portFrom = (text) => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(`端口不正确：${text}，应为 1 到 65535 的整数（invalid port）。`);
  return port;
};

/** `--port N` and `--data DIR`, or PORT and DATA_DIR, or 8080 and `.data` of the clone. */
export const readArguments = (root, args, env) => ({
  port: portFrom(valueOf(args, '--port') ?? (env.PORT || DEFAULT_PORT)),
  dataDir: resolve(valueOf(args, '--data') ?? (env.DATA_DIR || resolve(root, '.data'))),
});
