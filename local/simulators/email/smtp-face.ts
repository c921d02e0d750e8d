import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { Fault, Faults } from '../faults.ts';
import type { MailboxBook } from './mailbox-book.ts';

export interface SmtpParts {
  port: number;
  client: string;
  key: string;
  book: MailboxBook;
  faults: Faults;
}

export interface SmtpFace {
  port: number;
  close(): Promise<void>;
}

type Answer = Parameters<NonNullable<SMTPServerOptions['onData']>>[2];

/** An SMTP answer that is not 250. */
const say = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

const isBeforeEffect = ({ kind }: Fault): boolean => ['timeout-before-effect', '500', '429', 'reset'].includes(kind);

/** What of the faults makes sense over SMTP; undefined: no answer ever. */
const strike = async ({ kind, delayMs = 1000 }: Fault, answer: Answer, drop: () => void): Promise<void> => {
  if (kind === 'reset' || kind === 'reset-after-effect') return drop();
  if (kind === '500' || kind === '500-after-effect') return answer(say(451, 'Local error in processing'));
  if (kind === '429') return answer(say(421, 'Too many messages, try again later'));
  if (kind !== 'slow') return;
  await wait(delayMs, undefined, { ref: false });
  answer();
};

/** A mail server that takes mail of one client for whom it knows, and keeps it. */
export const startSmtpFace = async ({ port, client, key, book, faults }: SmtpParts): Promise<SmtpFace> => {
  const sockets = new Map<number, Socket>();
  const drop = (session: SMTPServerSession) => () => void sockets.get(session.remotePort)?.resetAndDestroy();
  const server = new SMTPServer({
    // on the loopback of one machine only
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === client && password === key ? done(null, { user: client }) : done(say(535, 'Wrong credentials')),
    onRcptTo: ({ address }, _session, done) => (book.isClosed(address) ? done(say(550, 'No such mailbox')) : done()),
    onData: (stream, session, answer) => {
      const take = async (): Promise<void> => {
        const mail = await simpleParser(stream);
        const fault = faults.takeForRequest('SMTP DATA');
        if (fault && isBeforeEffect(fault)) return strike(fault, answer, drop(session));
        for (const { address: to } of session.envelope.rcptTo)
          book.receive({
            ...{ messageId: (mail.messageId ?? '').replaceAll(/[<>]/g, ''), to, from: mail.from?.text ?? '' },
            ...{ subject: mail.subject ?? '', text: (mail.text ?? '').trim() },
          });
        if (fault) return strike(fault, answer, drop(session));
        answer();
      };
      take().catch((error: unknown) => answer(error as Error));
    },
  });
  // a client that is gone is no reason to end
  server.on('error', () => undefined);
  const listening = server.server as Server;
  listening.on('connection', (socket: Socket) => {
    const from = socket.remotePort ?? 0;
    sockets.set(from, socket);
    socket.once('close', () => sockets.delete(from));
  });
  await new Promise<void>((resolve, reject) => {
    listening.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (listening.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise<void>((resolve) => void server.close(resolve));
    },
  };
};
