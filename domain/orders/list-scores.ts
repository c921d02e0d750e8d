import type { Needs } from '../needs.ts';
import { readScores, type DepartmentScore, type Period } from './score-reader.ts';

/** What each department lost in a period, and why. */
export const listScores = (needs: Needs, period: Period): Promise<DepartmentScore[]> => readScores(needs, period);
