import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allExpressions, readAlerts, readDashboard, readScraping } from '../harness/operators-files.js';

const PROJECT = join(import.meta.dirname, '../..');
const anchorsOf = (path: string) =>
  [...readFileSync(join(PROJECT, path), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
const promtool = (...words: string[]) => spawnSync('promtool', words, { cwd: PROJECT, encoding: 'utf8' });
/** Brackets close in the order in which they opened, outside of texts. */
const balanced = (expression: string) => {
  const open: string[] = [];
  for (const char of expression.replaceAll(/"[^"]*"/g, ''))
    if ('([{'.includes(char)) open.push(char);
    else if (')]}'.includes(char) && '([{'.indexOf(open.pop() ?? ' ') !== ')]}'.indexOf(char)) return false;
  return open.length === 0;
};

describe('the alerts', () => {
  it.each(readAlerts().map((rule) => [rule.alert, rule] as const))('%s says how bad it is, what it means, what to do, and where to read on', (name, rule) => {
    expect(name).toMatch(/^Reglament[A-Z]\w+$/);
    expect(rule.for).toMatch(/^\d+m$/);
    expect(['critical', 'warning']).toContain(rule.labels['severity']);
    for (const text of [rule.annotations['summary'], rule.annotations['description']]) expect(text).toMatch(/^[A-Z{].{15,}\.$/s);
    const [path, anchor] = rule.annotations['runbook_url']!.split('#');
    expect(anchorsOf(path!)).toContain(anchor);
  });

  it('have a name each, and each section of "What to watch" an alert', () => {
    const alerts = readAlerts();
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    const watched = readFileSync(join(PROJECT, 'docs/operations.md'), 'utf8').split('\n## What to watch\n')[1]!.split('\n## ')[0]!;
    const sections = [...watched.matchAll(/^### (.+)$/gm)].map(([, title]) =>
      title!
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    );
    const led = new Set(alerts.map(({ annotations }) => annotations['runbook_url']!.split('#')[1]!));
    expect(sections.filter((section) => !led.has(section))).toEqual([]);
  });

  it('ask what Prometheus understands', () => {
    for (const { where, expression } of allExpressions()) expect({ where, balanced: balanced(expression) }).toEqual({ where, balanced: true });
    const { status, stdout, stderr, error } = promtool('check', 'rules', 'deploy/prometheus/alerts.yml');
    if (error === undefined) expect({ status, said: `${stdout}${stderr}` }).toMatchObject({ status: 0 });
  });
});

describe('the configuration of Prometheus', () => {
  it('asks API and worker with the token, and reads the alerts', () => {
    const { rule_files: rules, scrape_configs: jobs } = readScraping();
    expect(rules).toEqual(['alerts.yml']);
    expect(jobs.map(({ job_name: name }) => name)).toEqual(['reglament-api', 'reglament-worker']);
    for (const { authorization } of jobs) expect(authorization?.credentials_file).toBe('/run/secrets/metrics_token');
  });
});

describe('the dashboard', () => {
  const { panels, schemaVersion, templating, uid } = readDashboard();

  it('is one that Grafana imports: a data source to choose, panels with an id each, none over another', () => {
    expect(schemaVersion).toBeGreaterThanOrEqual(39);
    expect(uid).toBe('reglament');
    expect(templating.list).toEqual([expect.objectContaining({ name: 'datasource', type: 'datasource', query: 'prometheus' })]);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const taken = new Set<string>();
    for (const { title, gridPos } of panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect({ title, over: taken.has(`${x} ${y}`) }).toEqual({ title, over: false });
          taken.add(`${x} ${y}`);
        }
    }
  });

  it('asks the chosen data source something in each panel', () => {
    for (const { type, title, targets = [] } of panels.filter((panel) => panel.type !== 'row')) {
      expect(['stat', 'timeseries']).toContain(type);
      expect({ title, asks: targets.length > 0 }).toEqual({ title, asks: true });
      for (const target of targets)
        expect(target).toMatchObject({ datasource: { type: 'prometheus', uid: '${datasource}' }, expr: expect.stringMatching(/\w/) as string });
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    }
  });
});
