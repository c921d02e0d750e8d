import type { Page } from 'playwright-core';

/** Words of the trade that stay as they are, and what people type or press. */
const allowed = /^(FEEL|BPMN|SVG|XML|Ctrl|[A-Z])$/;

/** Ids and variables (set in a code face), the drawing library's own mark, the icon font's names, and what nobody reads. */
const leftOut =
  'code, [aria-hidden="true"], .modeler-code, .anticon, .bjs-powered-by, .djs-search-result-secondary, style, script';

/**
 * Latin words a person can read on the page: texts, and the titles, labels and placeholders of controls. What
 * fields hold is data, not text of ours.
 */
export const latinWordsIn = async (page: Page): Promise<string[]> => {
  const texts = await page.evaluate((leftOut) => {
    const found: string[] = [];
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest(leftOut) !== null || !element.checkVisibility({ visibilityProperty: true })) continue;
      for (const node of element.childNodes) if (node instanceof Text) found.push(node.data);
      for (const name of ['title', 'aria-label', 'placeholder']) found.push(element.getAttribute(name) ?? '');
    }
    return found;
  }, leftOut);
  return texts.flatMap((text) =>
    [...text.matchAll(/[A-Za-z]{2,}/g)]
      .filter(([word]) => !allowed.test(word))
      .map(([word]) => `${word} in “${text.trim()}”`),
  );
};
