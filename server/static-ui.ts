import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { routeNotFound, uiNotBuilt } from './http-errors.ts';

const YEAR = '365d';

/**
 * A built single-page UI. Files under `assets/` carry their hash in the name and are kept for ever; the page itself is
 * asked for anew each time; any other path of the UI is the page.
 */
export const serveUi = (folder: string): Router => {
  const router = Router();
  const assets = join(folder, 'assets');
  router.use('/assets', express.static(assets, { immutable: true, maxAge: YEAR, index: false, fallthrough: true }));
  router.use('/assets', () => {
    throw routeNotFound();
  });
  router.use(express.static(folder, { index: false, redirect: false, maxAge: '1h' }));
  router.get('/{*path}', sendPage(join(folder, 'index.html')));
  return router;
};

const sendPage =
  (page: string): RequestHandler =>
  (req, res, next) => {
    if (!req.accepts('html')) throw routeNotFound();
    if (!existsSync(page)) throw uiNotBuilt();
    res.set('Cache-Control', 'no-cache');
    res.sendFile(page, { cacheControl: false, dotfiles: 'allow' }, (error) => {
      if (error && !res.headersSent) next(error);
    });
  };
