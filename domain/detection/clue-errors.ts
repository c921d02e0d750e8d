import { defineError } from '../errors.ts';

export const clueNotFound = defineError('not-found', 'clue-not-found', '没有这条监察线索');
export const clueAlreadyJudged = defineError('conflict', 'clue-already-judged', '这条线索已经核查过');
export const clueChanged = defineError('conflict', 'clue-changed', '线索有新的事实，请核对后再提交');
export const clueAboutOneself = defineError(
  'forbidden',
  'clue-about-oneself',
  '线索涉及您本人的办理，应当由其他监督人员核查',
);
