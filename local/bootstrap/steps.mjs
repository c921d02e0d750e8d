import { spawn } from 'node:child_process';
import { Refusal } from './refusal.mjs';

const PROGRESS_EVERY_MS = 10_000;

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} 秒`;
const print = (line) => process.stdout.write(`${line}\n`);

/** Does one step and prints it with its time; while it takes long, prints how it goes (what `tell` heard last). */
export const step = async (name, work) => {
  const since = Date.now();
  let heard = '';
  const progress = setInterval(
    () => print(`  … ${name}，已用 ${seconds(since)} ${heard}`.trimEnd()),
    PROGRESS_EVERY_MS,
  );
  try {
    const result = await work((text) => (heard = text.trim().slice(-100)));
    print(`✔ ${name}（${seconds(since)}）`);
    return result;
  } catch (error) {
    print(`✘ ${name}（${seconds(since)}）`);
    throw error;
  } finally {
    clearInterval(progress);
  }
};

/** Runs a program to its end; its lines go to `tell`, its last lines into the error when it fails. */
export const runProgram = (command, args, options, tell = () => {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const hear = (chunk) => {
      output = (output + chunk).slice(-20_000);
      tell(String(chunk).trim().split('\n').at(-1));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => reject(new Refusal(`无法运行 ${command}：${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) return resolve(output);
      const lines = output.trim().split('\n');
      const said = (lines.length > 24 ? [...lines.slice(0, 10), '……', ...lines.slice(-12)] : lines).join('\n');
      reject(new Refusal(`${[command, ...args].join(' ')} 失败（${code}）：\n${said}`));
    });
  });
