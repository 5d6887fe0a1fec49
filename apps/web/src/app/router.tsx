import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { whenSignedOut } from '../api/client';
import { toProblem } from '../api/problem';
import { SCOPES, type Scope } from '../api/types';
import { casesWanted } from '../cases/cases-wanted';
import { kindOf } from '../cases/timeline-filters';
import { InboxPage } from '../inbox/InboxPage';
import { ErrorPage } from './ErrorPage';
import { Frame } from './Frame';
import { NotFoundPage } from './NotFoundPage';
import { forgetSession, resume } from './session';

/** A way back inside this site, never to another one. */
function ownPath(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { back?: string } => {
    const back = ownPath(search.back);
    return back === undefined ? {} : { back };
  },
  component: lazyRouteComponent(() => import('../login/LoginPage'), 'LoginPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    try {
      await resume();
    } catch (error) {
      if (toProblem(error).status !== 401) throw error;
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { back: location.href } });
    }
  },
  component: Frame,
});

const inbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { scope?: Scope } => (SCOPES.includes(search.scope as Scope) ? { scope: search.scope as Scope } : {}),
  // Who has no tasks, such as an administrator, begins with the cases.
  beforeLoad: async () => {
    const { user } = await resume();
    if (!user.permissions.includes('task.read')) throw redirect({ to: '/cases' });
  },
  component: InboxPage,
});

const task = createRoute({
  getParentRoute: () => signedIn,
  path: '/tasks/$id',
  component: lazyRouteComponent(() => import('../task/TaskPage'), 'TaskPage'),
});

const call = createRoute({
  getParentRoute: () => signedIn,
  path: '/call',
  component: lazyRouteComponent(() => import('../call/CallPage'), 'CallPage'),
});

const cases = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases',
  validateSearch: casesWanted,
  component: lazyRouteComponent(() => import('../cases/CasesPage'), 'CasesPage'),
});

const oneCase = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$id',
  validateSearch: kindOf,
  component: lazyRouteComponent(() => import('../cases/CasePage'), 'CasePage'),
});

const processes = createRoute({
  getParentRoute: () => signedIn,
  path: '/processes',
  component: lazyRouteComponent(() => import('../map/ProcessPage'), 'ProcessesPage'),
});

const oneProcess = createRoute({
  getParentRoute: () => signedIn,
  path: '/processes/$name',
  component: lazyRouteComponent(() => import('../map/ProcessPage'), 'ProcessPage'),
});

const clients = createRoute({
  getParentRoute: () => signedIn,
  path: '/clients',
  validateSearch: (search: Record<string, unknown>): { q?: string } => {
    const q = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q) : '';
    return q === '' ? {} : { q };
  },
  component: lazyRouteComponent(() => import('../clients/ClientsPage'), 'ClientsPage'),
});

const oneClient = createRoute({
  getParentRoute: () => signedIn,
  path: '/clients/$id',
  validateSearch: kindOf,
  component: lazyRouteComponent(() => import('../clients/ClientPage'), 'ClientPage'),
});

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/start',
  component: lazyRouteComponent(() => import('../start/StartPage'), 'StartPage'),
});

const startForm = createRoute({
  getParentRoute: () => signedIn,
  path: '/start/$name',
  component: lazyRouteComponent(() => import('../start/StartFormPage'), 'StartFormPage'),
});

const incidents = createRoute({
  getParentRoute: () => signedIn,
  path: '/incidents',
  validateSearch: (search: Record<string, unknown>): { status?: 'closed' } => (search.status === 'closed' ? { status: 'closed' } : {}),
  component: lazyRouteComponent(() => import('../incidents/IncidentsPage'), 'IncidentsPage'),
});

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  component: lazyRouteComponent(() => import('../people/PeoplePage'), 'PeoplePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    login,
    signedIn.addChildren([inbox, task, call, cases, oneCase, processes, oneProcess, clients, oneClient, start, startForm, people, incidents]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// On a new page the keyboard begins with what the page is about, not with the link that led there; what took the focus itself keeps it.
router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
  const main = document.getElementById('main');
  if (fromLocation && pathChanged && main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
});

whenSignedOut(() => {
  forgetSession();
  const { href, pathname } = router.state.location;
  if (pathname !== '/login') void router.navigate({ to: '/login', search: { back: href } });
});
