import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { DemoAccount } from '../../local/demo/make-accounts.ts';

/** A real Chromium; each person gets a window of their own. */
export interface TestBrowser {
  /** A fresh window of that person, signed in, on `path`. Remembers what went wrong in the page. */
  signIn(user: string, path: string): Promise<Page>;
  /** A fresh window of nobody. */
  open(path: string): Promise<Page>;
  /** Script errors and refused scripts or styles of all windows. */
  readonly faults: string[];
  close(): Promise<void>;
}

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PATIENCE_MS = 15_000;

const findChromium = (): string => {
  const found = [process.env.CHROMIUM, ...CANDIDATES].find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error('no Chromium found; install the package chromium or name one in CHROMIUM');
  return found;
};

const watch = (page: Page, faults: string[]): void => {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) faults.push(line.text());
  });
};

/** For `before`; pair it with `close()` in `after`. */
export const openBrowser = async (
  baseUrl: string,
  accounts: readonly Pick<DemoAccount, 'user' | 'password'>[],
): Promise<TestBrowser> => {
  const browser: Browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  const faults: string[] = [];
  const open = async (path: string): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      timezoneId: 'America/New_York',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    watch(page, faults);
    await page.goto(baseUrl + path);
    return page;
  };
  return {
    open,
    signIn: async (user, path) => {
      const password = accounts.find((account) => account.user === user)?.password ?? '';
      const page = await open(path);
      await page.getByLabel('账号').fill(user);
      await page.getByLabel('密码', { exact: true }).fill(password);
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByRole('button', { name: '退出' }).waitFor();
      return page;
    },
    faults,
    close: () => browser.close(),
  };
};
