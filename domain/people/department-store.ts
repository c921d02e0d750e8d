import type { Needs } from '../needs.ts';
import type { Department } from './account.ts';

export const upsertDepartment = async ({ db }: Needs, department: Department): Promise<void> => {
  await db('departments').insert(department).onConflict('id').merge();
};

export const selectDepartments = ({ db }: Needs): Promise<Department[]> =>
  db('departments').select('id', 'name', 'position').orderBy('position').orderBy('id');

export const selectDepartment = ({ db }: Needs, id: string): Promise<Department | undefined> =>
  db('departments').where({ id }).first('id', 'name', 'position');
