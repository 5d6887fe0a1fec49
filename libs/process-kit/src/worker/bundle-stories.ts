import { extname, join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

/** Beside this file, as it runs: from sources or from dist. */
const INTERCEPTORS = join(import.meta.dirname, '../workflow', `asked-by${extname(import.meta.filename)}`);

const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: (message: string) => process.stderr.write(`${message}\n`) };

/**
 * Bundles the stories that `workflowsPath` exports, for the build, for development and for tests alike: the one place that knows how.
 * `conditions` stand before the usual ones where `#…` is looked up.
 */
export async function bundleStories(workflowsPath: string, conditions: readonly string[] = []): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [INTERCEPTORS],
    logger: silent,
    // From sources: `#…` by its `source` condition, and `.js` in an import means the `.ts` beside it. From dist: by `default`.
    // Never `node`: `uuid` would then come with node:crypto, which the sandbox does not have.
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        conditionNames: [...conditions, ...(workflowsPath.endsWith('.ts') ? ['source'] : []), '...'],
        extensionAlias: { '.js': ['.ts', '.js'] },
      },
    }),
  });
  return code;
}
