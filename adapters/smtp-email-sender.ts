import nodemailer from 'nodemailer';
import { DomainError } from '../domain/errors.ts';
import type { EmailSender } from '../domain/notifications/index.ts';
import { guardOutside } from './outside-guard.ts';

export interface SmtpSettings {
  /** `smtp://user:password@host:587?requireTLS=true`, `smtps://…:465` */
  url: string;
  /** who writes: `政务服务 <noreply@example.gov.cn>` */
  from: string;
  /** milliseconds for each step; 10 s when left out */
  timeoutMs?: number;
}

interface SmtpError {
  /** the server's answer, RFC 5321 §4.2; none where it gave none */
  responseCode?: number;
  command?: string;
}

/** RFC 5321 §4.2.1: 5yz is a no for good. A wrong password is ours to mend, and the mail is none the worse for it. */
const isFinal = ({ responseCode = 0, command = '' }: SmtpError): boolean =>
  responseCode >= 500 && !command.startsWith('AUTH');

const SYSTEM = { name: 'email', title: '邮件服务器' };

const refused = (error: SmtpError): DomainError =>
  new DomainError(
    'conflict',
    'email-refused',
    '邮件服务器拒收',
    [{ path: '', message: `SMTP ${error.responseCode ?? ''}` }],
    error,
  );

const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';

/** The office's mail server over SMTP. The Message-ID (RFC 5322 §3.6.4) is made of our key, so a mail sent again is the same mail. */
export const createSmtpEmailSender = ({ url, from, timeoutMs = 10_000 }: SmtpSettings): EmailSender => {
  const timeouts = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  const transport = nodemailer.createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  const guard = guardOutside(SYSTEM);
  return {
    send: ({ messageKey, to, subject, text }) =>
      guard.run(async () => {
        try {
          const messageId = `<${messageKey}@${domainOf(from)}>`;
          // as an object an address is one address, whatever is in it
          await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId });
        } catch (error) {
          throw isFinal(error as SmtpError) ? refused(error as SmtpError) : guard.unavailable(error);
        }
      }),
  };
};

/** Where no mail server is named: mail waits, and becomes an incident when none is named for long. */
export const noEmailSender: EmailSender = {
  send: () => Promise.reject(guardOutside(SYSTEM).unavailable(new Error('SMTP_URL is not set'))),
};
