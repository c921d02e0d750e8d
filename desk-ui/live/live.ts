import { createContext, useContext } from 'react';

/** Whether changes arrive by themselves. */
export type LiveState = 'connecting' | 'live' | 'lost';

export const LiveContext = createContext<LiveState>('connecting');

export const useLiveState = (): LiveState => useContext(LiveContext);
