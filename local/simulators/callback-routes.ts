import type { CallbackEvent, Callbacks } from './callbacks.ts';
import type { Route } from './simulator-server.ts';

/** For tests and storms: send what is untold, or a message of one's own making. */
export const callbackRoutes = (callbacks: Callbacks): Route[] => [
  {
    method: 'POST',
    path: '/admin/callbacks/flush',
    isOpen: true,
    run: async () => ({ json: { untold: await callbacks.flush() } }),
  },
  {
    method: 'POST',
    path: '/actions/callbacks/flush',
    isOpen: true,
    run: async () => {
      await callbacks.flush();
      return { redirect: '/' };
    },
  },
  {
    method: 'POST',
    path: '/admin/callbacks/send',
    isOpen: true,
    run: async ({ body: { event, key, at, client } }) => ({
      json: {
        status: await callbacks.send(event as CallbackEvent, {
          key: key as string | undefined,
          client: client as string | undefined,
          at: at === undefined ? undefined : new Date(String(at)),
        }),
      },
    }),
  },
];
