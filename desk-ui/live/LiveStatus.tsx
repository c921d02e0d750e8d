import { useLiveState, type LiveState } from './live.ts';
import './live.css';

const words: Record<LiveState, string> = { connecting: '连接中', live: '实时更新', lost: '连接中断，正在重连' };

/** In the header: whether the lists move by themselves. */
export const LiveStatus = () => {
  const state = useLiveState();
  return (
    <span className={`live live-${state}`} role="status">
      <span aria-hidden="true">{state === 'live' ? '●' : '○'}</span>
      {words[state]}
    </span>
  );
};
