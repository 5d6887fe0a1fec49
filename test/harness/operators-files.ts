import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const PROJECT = join(import.meta.dirname, '../..');

/** An alert as `deploy/prometheus/alerts.yml` has it. */
export interface Alert {
  alert: string;
  expr: string;
  for: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** A panel of the dashboard. */
export interface Panel {
  id: number;
  type: string;
  title: string;
  gridPos: { h: number; w: number; x: number; y: number };
  targets?: { refId: string; expr: string; datasource: { type: string; uid: string } }[];
}

export interface Dashboard {
  title: string;
  uid: string;
  schemaVersion: number;
  panels: Panel[];
  templating: { list: { name: string; type: string; query: string }[] };
}

const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8');

export const readDashboard = (): Dashboard => JSON.parse(read('deploy/grafana/reglament.json')) as Dashboard;

export const readAlerts = (): Alert[] => (parse(read('deploy/prometheus/alerts.yml')) as { groups: { rules: Alert[] }[] }).groups.flatMap(({ rules }) => rules);

export const readScraping = () =>
  parse(read('deploy/prometheus/prometheus.yml')) as {
    rule_files: string[];
    scrape_configs: { job_name: string; authorization?: { credentials_file: string } }[];
  };

/** Everything that dashboard and alerts ask Prometheus. */
export function allExpressions(): { where: string; expression: string }[] {
  const panels = readDashboard().panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: `panel ${title}`, expression: expr })));
  return [...panels, ...readAlerts().map(({ alert, expr }) => ({ where: `alert ${alert}`, expression: expr }))];
}

/** The metrics that an expression names; `up` is Prometheus' own. */
export function metricsIn(expression: string): string[] {
  const bare = expression.replaceAll(/"[^"]*"/g, '""');
  return [...bare.matchAll(/\b(?:reglament|temporal|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name);
}
