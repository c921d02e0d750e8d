import type { CalledPart, PartVariable } from './step-template.ts';

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const camunda = 'http://camunda.org/schema/1.0/bpmn';

/** One diagram of a model as menus and lists need it, read from its XML without opening it. */
export interface Diagram extends CalledPart {
  path: string;
  isRoot: boolean;
  userTasks: readonly DiagramTask[];
}

export interface DiagramTask {
  id: string;
  name: string;
}

/** Browser only (DOMParser). A file that is not readable XML is listed by its path. */
export const readDiagram = (path: string, xml: string): Diagram => {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const process = document.getElementsByTagNameNS(bpmn, 'process')[0];
  const key = process?.getAttribute('id') ?? path;
  return {
    path,
    key,
    name: process?.getAttribute('name') ?? key,
    isRoot: !path.includes('/'),
    inputs: declared(process, 'input:'),
    outputs: declared(process, 'output:'),
    userTasks: [...document.getElementsByTagNameNS(bpmn, 'userTask')].map(readTask),
  };
};

const readTask = (task: Element): DiagramTask => ({
  id: task.getAttribute('id') ?? '',
  name: task.getAttribute('name') ?? '',
});

/** Extension properties of the process itself named `input:<variable>` or `output:<variable>`. */
const declared = (process: Element | undefined, prefix: string): PartVariable[] =>
  [...(process?.getElementsByTagNameNS(camunda, 'property') ?? [])]
    .filter((property) => property.getAttribute('name')?.startsWith(prefix) === true)
    .filter((property) => property.parentElement?.parentElement?.parentElement === process)
    .map((property) => ({
      name: (property.getAttribute('name') ?? '').slice(prefix.length),
      values: splitValues(property.getAttribute('value') ?? ''),
    }));

const splitValues = (text: string): string[] =>
  text
    .split('|')
    .map((value) => value.trim())
    .filter((value) => value !== '');
