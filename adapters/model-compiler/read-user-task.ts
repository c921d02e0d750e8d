import type { Moddle } from './moddle.ts';
import { childOf, idOf, listOf, textOf } from './moddle.ts';
import type { FlowNode, ProcedureMark } from './process-model.ts';
import { Refused } from './refusal.ts';

const keyPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const rolePattern = /^(?:window|lead|branch|order|supervision):[a-z]+(?:-[a-z]+)*$/;

export const extensionsIn = (element: Moddle): Moddle[] => {
  const holder = childOf(element, 'extensionElements');
  return holder === undefined ? [] : listOf(holder, 'values');
};

/** What a user task may say of itself, and how it is written. */
const properties: Readonly<Record<string, RegExp>> = {
  notSameAs: keyPattern,
  basis: keyPattern,
  expectedDays: /^[1-9]\d{0,2}$/,
  stopsClock: /^(?:true|false)$/,
  approvedIn: keyPattern,
  limit: keyPattern,
};

const readProperties = (element: Moddle): Record<string, string> => {
  const read: Record<string, string> = {};
  for (const property of extensionsIn(element).flatMap((value) => listOf(value, 'values'))) {
    const [name, value] = [textOf(property, 'name'), textOf(property, 'value')];
    if (properties[name]?.test(value) !== true || read[name] !== undefined)
      throw new Refused('property-not-readable', `人工环节不能识别的参数：${name} = ${value}`, idOf(element));
    read[name] = value;
  }
  return read;
};

const procedureOf = (element: Moddle, read: Record<string, string>): ProcedureMark | undefined => {
  const { basis, expectedDays, stopsClock, approvedIn } = read;
  if ((basis ?? expectedDays ?? stopsClock ?? approvedIn) === undefined) return undefined;
  if (basis === undefined || expectedDays === undefined)
    throw new Refused('procedure-not-readable', '特别程序应当写明依据和预计需要的工作日数', idOf(element));
  const mark = { basis, expectedDays: Number(expectedDays), stopsClock: stopsClock === 'true' };
  return approvedIn === undefined ? mark : { ...mark, approvedIn };
};

/** Who does it, and what is special about it. */
export const readUserTask = (element: Moddle): FlowNode => {
  const role = textOf(element, 'candidateGroups');
  if (!rolePattern.test(role))
    throw new Refused('role-not-readable', '角色应当写成 lead:reviewer 这样的形式', idOf(element));
  const read = readProperties(element);
  const specialProcedure = procedureOf(element, read);
  return {
    ...{ id: textOf(element, 'id'), name: textOf(element, 'name'), kind: 'user-task', role },
    ...(read.notSameAs !== undefined && { notSameAs: read.notSameAs }),
    ...(specialProcedure !== undefined && { specialProcedure }),
    ...(read.limit !== undefined && { limit: read.limit }),
  };
};
