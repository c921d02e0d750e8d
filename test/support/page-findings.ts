import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs in the page: texts that end where their box ends, without the dots that would say so. */
const cutOff = (): string[] => {
  const texts = document.querySelectorAll<HTMLElement>('button, a, label, th, td, h1, h2, h3, p, dt, dd, time, strong');
  return [...texts].flatMap((element) => {
    const { overflowX, textOverflow } = getComputedStyle(element);
    const isHidden = (overflowX === 'hidden' || overflowX === 'clip') && textOverflow !== 'ellipsis';
    return isHidden && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1
      ? [`cut off: ${element.innerText.slice(0, 40)}`]
      : [];
  });
};

/** Runs in the page: a page of the desk scrolls inside its panels, never as a whole. */
const tooBig = (): string[] => {
  const { scrollWidth, scrollHeight } = document.documentElement;
  return [
    ...(scrollWidth > innerWidth ? ['wider than the window'] : []),
    ...(scrollHeight > innerHeight ? ['higher than the window'] : []),
  ];
};

/** Runs in the page: what fades in is judged when it is there, not half transparent. */
const settled = async (): Promise<void> => {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const all = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
  await Promise.allSettled(all.map(({ finished }) => finished));
};

/** Findings of WCAG A and AA, and whatever does not fit into the window. */
export const findingsOn = async (page: Page): Promise<string[]> => {
  await page.evaluate(settled);
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    return (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })).violations;
  });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  return [...found, ...(await page.evaluate(tooBig)), ...(await page.evaluate(cutOff))];
};
