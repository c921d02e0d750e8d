import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { Refusal } from './refusal.mjs';

const MEGABYTE = 1024 * 1024;
const FIRST_SETUP_MEGABYTES = 3000;
const RUNNING_MEGABYTES = 200;

/** Refuses where there is no room: the first set-up needs 3 GB, a running stack little. */
export const checkDisk = (folder, isFirstSetup) => {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  const needed = isFirstSetup ? FIRST_SETUP_MEGABYTES : RUNNING_MEGABYTES;
  if (free < needed)
    throw new Refusal(`磁盘空间不足：${folder} 只剩 ${free} MB，至少需要 ${needed} MB（disk almost full）。`);
};

/** Refuses a port that something else listens on. */
export const checkPort = (port) =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) =>
      reject(
        error.code === 'EACCES'
          ? new Refusal(
              `没有权限使用端口 ${port}：请换一个大于 1024 的端口，例如 npm start -- --port 8080（not allowed）。`,
            )
          : new Refusal(`端口 ${port} 已被占用：请换一个端口，例如 npm start -- --port ${port + 1}（port in use）。`),
      ),
    );
    const host = process.env.HOST || '127.0.0.1';
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });

/** Whether this clone was never set up. */
export const isFirstSetup = (root) => !existsSync(`${root}/node_modules/.tongban-lockfile`);
