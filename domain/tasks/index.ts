export type { InstanceProgress, Progress, StepProgress, TakeProgress, TaskProgress } from './progress.ts';
