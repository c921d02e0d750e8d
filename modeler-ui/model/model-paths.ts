/** Where the files of a model lie, relative to the item. */
export const itemPath = 'item.json';
export const filingFormPath = 'forms/filing.form.json';

const folderOf = (diagramPath: string): string => diagramPath.slice(0, diagramPath.lastIndexOf('/') + 1);

/** The form of a user task lies beside the diagram the task is in. */
export const formPathOf = (diagramPath: string, taskId: string): string =>
  `${folderOf(diagramPath)}forms/${taskId}.form.json`;
