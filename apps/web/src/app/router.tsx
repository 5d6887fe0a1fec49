import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import { whenSignedOut } from '../api/client';
import { toProblem } from '../api/problem';
import { auditWanted } from '../audit/audit-wanted';
import { casesWanted } from '../cases/cases-wanted';
import { kindOf } from '../cases/timeline-filters';
import { searchOf } from '../inbox/filter';
import { monthWanted } from '../hours/month-wanted';
import { InboxPage } from '../inbox/InboxPage';
import { ErrorPage } from './ErrorPage';
import { Frame } from './Frame';
import { fetchPagesEarly, lazyPage } from './lazy-page';
import { NotFoundPage } from './NotFoundPage';
import { startOf } from './places';
import { forgetSession, resume, wasSignedIn } from './session';

/** A way back inside this site, never to another one. */
function ownPath(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
}

const root = createRootRoute({ component: Outlet, errorComponent: ErrorPage });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { back?: string; ended?: true } => {
    const back = ownPath(search.back);
    return { ...(back === undefined ? {} : { back }), ...(search.ended === true ? { ended: true } : {}) };
  },
  component: lazyPage(() => import('../login/LoginPage'), 'LoginPage'),
});

/** Where one-time links lead: the token stands behind `#`. */
const welcome = createRoute({ getParentRoute: () => root, path: '/welcome', component: lazyPage(() => import('../welcome/WelcomePage'), 'WelcomePage') });

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    try {
      await resume();
    } catch (error) {
      if (toProblem(error).status !== 401) throw error;
      const ended = wasSignedIn() ? ({ ended: true } as const) : {};
      throw redirect({ to: '/login', search: { ...(location.href === '/' ? {} : { back: location.href }), ...ended } });
    }
  },
  component: Frame,
});

const inbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: searchOf,
  // Who has no tasks, such as an administrator, begins elsewhere.
  beforeLoad: async () => {
    const { user } = await resume();
    if (!user.permissions.includes('task.read')) throw redirect(startOf(user));
  },
  component: InboxPage,
});

const task = createRoute({
  getParentRoute: () => signedIn,
  path: '/tasks/$id',
  component: lazyPage(() => import('../task/TaskPage'), 'TaskPage'),
});

const call = createRoute({
  getParentRoute: () => signedIn,
  path: '/call',
  component: lazyPage(() => import('../call/CallPage'), 'CallPage'),
});

const cases = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases',
  validateSearch: casesWanted,
  component: lazyPage(() => import('../cases/CasesPage'), 'CasesPage'),
});

const oneCase = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$id',
  validateSearch: kindOf,
  component: lazyPage(() => import('../cases/CasePage'), 'CasePage'),
});

const processes = createRoute({
  getParentRoute: () => signedIn,
  path: '/processes',
  component: lazyPage(() => import('../map/ProcessPage'), 'ProcessesPage'),
});

const oneProcess = createRoute({
  getParentRoute: () => signedIn,
  path: '/processes/$name',
  component: lazyPage(() => import('../map/ProcessPage'), 'ProcessPage'),
});

const clients = createRoute({
  getParentRoute: () => signedIn,
  path: '/clients',
  validateSearch: (search: Record<string, unknown>): { q?: string } => {
    const q = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q) : '';
    return q === '' ? {} : { q };
  },
  component: lazyPage(() => import('../clients/ClientsPage'), 'ClientsPage'),
});

const oneClient = createRoute({
  getParentRoute: () => signedIn,
  path: '/clients/$id',
  validateSearch: kindOf,
  component: lazyPage(() => import('../clients/ClientPage'), 'ClientPage'),
});

const suppliers = createRoute({
  getParentRoute: () => signedIn,
  path: '/suppliers',
  validateSearch: (search: Record<string, unknown>): { q?: string } => {
    const q = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q) : '';
    return q === '' ? {} : { q };
  },
  component: lazyPage(() => import('../suppliers/SuppliersPage'), 'SuppliersPage'),
});

const oneSupplier = createRoute({
  getParentRoute: () => signedIn,
  path: '/suppliers/$id',
  component: lazyPage(() => import('../suppliers/SupplierPage'), 'SupplierPage'),
});

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/start',
  component: lazyPage(() => import('../start/StartPage'), 'StartPage'),
});

const startForm = createRoute({
  getParentRoute: () => signedIn,
  path: '/start/$name',
  component: lazyPage(() => import('../start/StartFormPage'), 'StartFormPage'),
});

const incidents = createRoute({
  getParentRoute: () => signedIn,
  path: '/incidents',
  validateSearch: (search: Record<string, unknown>): { status?: 'closed' } => (search.status === 'closed' ? { status: 'closed' } : {}),
  component: lazyPage(() => import('../incidents/IncidentsPage'), 'IncidentsPage'),
});

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  component: lazyPage(() => import('../people/PeoplePage'), 'PeoplePage'),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyPage(() => import('../settings/SettingsPage'), 'SettingsPage'),
});

const accounts = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/people',
  component: lazyPage(() => import('../accounts/AccountsPage'), 'AccountsPage'),
});

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/audit',
  validateSearch: auditWanted,
  component: lazyPage(() => import('../audit/AuditPage'), 'AuditPage'),
});

const deadlines = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/deadlines',
  component: lazyPage(() => import('../rules/DeadlinesPage'), 'DeadlinesPage'),
});

const hours = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/hours',
  validateSearch: monthWanted,
  component: lazyPage(() => import('../hours/HoursPage'), 'HoursPage'),
});

const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/tokens',
  component: lazyPage(() => import('../tokens/TokensPage'), 'TokensPage'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyPage(() => import('../account/AccountPage'), 'AccountPage'),
});

const design = createRoute({
  getParentRoute: () => signedIn,
  path: '/design',
  component: lazyPage(() => import('../design/DesignPage'), 'DesignPage'),
});

/** Whatever address leads nowhere: inside the frame, for who is signed in. */
const nowhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFoundPage });

const pages = [
  inbox,
  task,
  call,
  cases,
  oneCase,
  processes,
  oneProcess,
  clients,
  oneClient,
  suppliers,
  oneSupplier,
  start,
  startForm,
  people,
  incidents,
  settings,
  accounts,
  tokens,
  account,
  deadlines,
  hours,
  audit,
  design,
  nowhere,
];

export const router = createRouter({
  routeTree: root.addChildren([login, welcome, signedIn.addChildren(pages)]),
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorPage,
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
  if (pathname !== '/login') void router.navigate({ to: '/login', search: { back: href, ended: true } });
});

void fetchPagesEarly();
