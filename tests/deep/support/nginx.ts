import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The nginx of this machine, or nothing. */
export const NGINX = ['nginx', '/usr/sbin/nginx'].find((command) => spawnSync(command, ['-v']).status === 0);

export interface Nginx {
  /** Reads its configuration anew, as `nginx -t && nginx -s reload` does. */
  reload: string;
  stop(): Promise<void>;
}

/** Starts an nginx of its own, without rights, in a folder of its own, with one server that includes what is given. */
export async function startNginx(folder: string, port: number, include: string): Promise<Nginx> {
  if (!NGINX) throw new Error('There is no nginx.');
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  const file = join(folder, 'nginx.conf');
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path "${join(folder, 'tmp', name)}";`).join('\n');
  writeFileSync(
    file,
    `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid "${join(folder, 'pid')}";
error_log "${join(folder, 'errors')}";
events {}
http {
${temp}
access_log off;
server {
listen 127.0.0.1:${port};
server_name localhost;
include "${include}";
}
}
`,
  );
  const tell = `${NGINX} -c "${file}" -e "${join(folder, 'errors')}"`;
  const child: ChildProcess = spawn(NGINX, ['-c', file, '-e', join(folder, 'errors')], { stdio: 'ignore' });
  for (let tries = 0; ; tries += 1) {
    const is = await fetch(`http://localhost:${port}/`).then(
      () => true,
      () => false,
    );
    if (is) break;
    if (tries > 50 || child.exitCode !== null) throw new Error(`nginx did not start:\n${readFileSync(join(folder, 'errors'), 'utf8')}`);
    await wait(100);
  }
  return {
    reload: `${tell} -t && ${tell} -s reload`,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    },
  };
}
