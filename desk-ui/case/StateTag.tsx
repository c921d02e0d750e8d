import type { CaseState } from '../../server/desk/case-schemas.ts';
import './case.css';

const tones: Record<CaseState, 'open' | 'waiting' | 'good' | 'closed'> = {
  submitted: 'open',
  supplementing: 'waiting',
  accepted: 'open',
  granted: 'open',
  completed: 'good',
  delivered: 'good',
  rejected: 'closed',
  lapsed: 'closed',
  refused: 'closed',
  'payment-lapsed': 'closed',
  withdrawn: 'closed',
};

/** Where the case stands, in the word of the glossary. */
export const StateTag = ({ state, name }: { state: CaseState; name: string }) => (
  <span className={`state-tag state-tag-${tones[state]}`}>{name}</span>
);
