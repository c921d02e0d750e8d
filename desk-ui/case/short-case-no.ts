/** 31 characters of the item, the day, a running number; the end is what people say to each other, and type. */
const WHOLE = /^(.{31})(\d{8})(\d{4,})$/;
const SHORT = /^(\d{8})[-\s](\d{4,})$/;

/** The parts of a whole number; `undefined` for one of another form. */
export const partsOfCaseNo = (caseNo: string): { item: string; day: string; number: string } | undefined => {
  const [, item, day, number] = WHOLE.exec(caseNo) ?? [];
  return item === undefined || day === undefined || number === undefined ? undefined : { item, day, number };
};

/** A search as it was typed, so that a number is found in the form lists show it in (`20261110-0003`). */
export const asSearched = (text: string | undefined): string | undefined => text?.trim().replace(SHORT, '$1$2');
