import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { runProgram, step } from './steps.mjs';

const OLDEST_JAVA = 17;

const isOnPath = (program) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));

const hasJdk = () => {
  const { stdout, status } = spawnSync('javac', ['-version'], { encoding: 'utf8' });
  return status === 0 && isOnPath('java') && Number(/javac (\d+)/.exec(stdout)?.[1]) >= OLDEST_JAVA;
};

const hasChromium = () =>
  Boolean(process.env.CHROMIUM) || ['chromium', 'chromium-browser', 'google-chrome'].some(isOnPath);

// The very files that licences and notices are printed with; screens are content with any Chinese font.
const PRINTED_WITH = ['NotoSansCJK-Regular.ttc', 'NotoSerifCJK-Regular.ttc'];

const hasChineseFont = () => PRINTED_WITH.every((file) => existsSync(join('/usr/share/fonts/opentype/noto', file)));

/** What the system must give, how to see whether it does, and Debian's package for it. */
export const SYSTEM_NEEDS = {
  jdk: { name: `Java ${OLDEST_JAVA} 开发工具（javac）`, isThere: hasJdk, debian: 'default-jdk-headless' },
  maven: { name: 'Maven', isThere: () => isOnPath('mvn'), debian: 'maven' },
  chromium: { name: 'Chromium 浏览器', isThere: hasChromium, debian: 'chromium' },
  curl: { name: 'curl', isThere: () => isOnPath('curl'), debian: 'curl' },
  font: { name: '中文字体（Noto CJK）', isThere: hasChineseFont, debian: 'fonts-noto-cjk' },
};

/** Whether packages can be installed here: as root, on Debian. */
export const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && isOnPath('apt-get');

const install = async (packages) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step(`安装系统软件包 ${packages.join(' ')}`, async (tell) => {
    await runProgram('apt-get', ['update', '-q'], { env }, tell);
    await runProgram('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], { env }, tell);
  });
};

/** Whether the system lacks this need. */
export const isMissing = (name) => !SYSTEM_NEEDS[name].isThere();

/** Makes sure the named needs are there: as root on Debian they are installed, else the cure is told. */
export const ensureSystem = async (names) => {
  const missing = names.map((name) => SYSTEM_NEEDS[name]).filter((need) => !need.isThere());
  if (missing.length === 0) return;
  const packages = missing.map((need) => need.debian);
  const listed = missing.map((need) => need.name).join('、');
  if (!mayInstall())
    throw new Refusal(
      `缺少 ${listed}：请以 root 执行 apt-get update && apt-get install -y ${packages.join(' ')}，然后重新启动` +
        `（missing: ${packages.join(', ')}）。`,
    );
  await install(packages);
  const still = missing.filter((need) => !need.isThere());
  if (still.length > 0)
    throw new Refusal(`已安装 ${packages.join(' ')}，但仍找不到 ${still.map((n) => n.name).join('、')}。`);
};
