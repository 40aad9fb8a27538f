/** Programs that were not tried in the laboratory, as their documentation and images show them. */
import { named, type Sample } from './samples.fixture.ts'

const nothing = {}

// biome-ignore format: one sample per line
export const readSamples: readonly Sample[] = [
  { habit: 'pause', features: { isInit: true, executable: '/pause', name: 'pause', words: ['/pause'], caught: named('INT TERM CHLD') }, seen: nothing },
  { habit: 'mysql', features: { isInit: true, executable: '/usr/sbin/mysqld', name: 'mysqld', words: ['mysqld'] }, seen: nothing },
  { habit: 'mongodb', features: { isInit: true, executable: '/usr/bin/mongod', name: 'mongod', words: ['mongod', '--bind_ip_all'] }, seen: nothing },
  { habit: 'dotnet', features: { isInit: true, executable: '/usr/share/dotnet/dotnet', name: 'dotnet', words: ['dotnet', 'App.dll'] }, seen: nothing },
  { habit: 'rabbitmq', features: { isInit: true, executable: '/opt/erlang/lib/erlang/erts-15.2/bin/beam.smp', name: 'beam.smp', words: ['/opt/erlang/lib/erlang/erts-15.2/bin/beam.smp', '-W', 'w', '--', '-s', 'rabbit', 'boot'] }, seen: nothing },
  { habit: 'sidekiq', features: { isInit: true, executable: '/usr/local/bin/ruby', name: 'ruby', words: ['sidekiq 8.0.4 app [0 of 5 busy]'] }, seen: nothing },
  { habit: 'sidekiq', features: { isInit: true, executable: '/usr/local/bin/ruby', name: 'ruby', words: ['ruby', '/usr/local/bundle/bin/sidekiq', '-c', '5'] }, seen: nothing },
  { habit: 'systemd', features: { isInit: true, executable: '/usr/lib/systemd/systemd', name: 'systemd', words: ['/sbin/init'] }, seen: nothing },
  { habit: 'yarn-berry', features: { isInit: true, executable: '/usr/local/bin/node', name: 'node', words: ['/usr/local/bin/node', '/app/.yarn/releases/yarn-4.9.1.cjs', 'start'] }, seen: nothing },
  { habit: 'npm', features: { isInit: true, executable: '/usr/local/bin/node', name: 'node', words: ['node', '/usr/local/lib/node_modules/npm/bin/npm-cli.js', 'start'] }, seen: nothing },
  { habit: 'gunicorn', features: { isInit: true, executable: '/usr/local/bin/python3.13', name: 'gunicorn', words: ['gunicorn: master [app:app]'] }, seen: nothing },
  { habit: 'gunicorn', features: { isInit: true, executable: '/usr/local/bin/python3.13', name: 'python', words: ['python', '-u', '-m', 'gunicorn', 'app:app'] }, seen: nothing },
  { habit: 'celery', features: { isInit: true, executable: '/usr/local/bin/python3.13', name: 'python', words: ['[celeryd: celery@web:MainProcess] -active- (worker)'] }, seen: nothing },
  { habit: 'sh', features: { isInit: true, name: 'sh', words: ['/bin/sh', '-c', 'app; true'] }, seen: nothing },
  { habit: 'tini', features: { isInit: true, executable: '/dev/init', name: 'init', words: ['/dev/init', '--', 'app'] }, seen: nothing },
  { habit: 'catatonit', features: { isInit: true, executable: '/run/podman-init', name: 'podman-init', words: ['/run/podman-init', '--', 'app'] }, seen: nothing },
  { habit: 'php', features: { isInit: true, executable: '/usr/local/bin/php', name: 'php', words: ['php', 'artisan', 'queue:work'] }, seen: nothing },
]
