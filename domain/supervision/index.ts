import { bindNeeds, type Needs } from '../needs.ts';
import type { EffectNeeds, ProcessEngine } from '../exactly-once/index.ts';
import { acknowledgeWarning, escalateWarning } from './escalate-warning.ts';
import { notifyDepartmentHead } from './notify-department-head.ts';
import { reconcileSupervision } from './reconcile-supervision.ts';
import { listSupervisionEvents, showBoard } from './show-board.ts';
import type { FindDamage } from './supervision-damage.ts';
import { turnLight } from './turn-light.ts';

export type { LightCounts, LightGroup, Lights } from './lights.ts';
export type { SupervisionEvent } from './supervision-event.ts';
export type { FindDamage, SupervisionDamage } from './supervision-damage.ts';
export { LIMIT_TIMERS } from './limit-timers.ts';
export { MAX_SUPERVISIONS } from './reconcile-supervision.ts';
export * from './supervision-errors.ts';
export type { NoticeKind, SupervisionNotice, SupervisionStep } from './supervision-notice.ts';
export type { Board } from './show-board.ts';
export type { TurnLight } from './turn-light.ts';
export { startSupervisionHandler, stopSupervisionHandler, SUPERVISING_PROCESS } from './supervise-run.ts';
export { listSupervisionEvents, reconcileSupervision, showBoard, turnLight };

export const createSupervision = (needs: Needs) =>
  bindNeeds(needs, {
    acknowledgeWarning,
    escalateWarning,
    listSupervisionEvents,
    notifyDepartmentHead,
    showBoard,
    turnLight,
  });

/** Those that ask the engine, and so open their own transactions. */
export const createSupervisionEffects = (needs: EffectNeeds & { engine: ProcessEngine; findDamage: FindDamage }) =>
  bindNeeds(needs, { reconcileSupervision });
