/** Loaded into a build: it ends when the command that started it is gone, so that two builds never write at once. */
if (process.channel) {
  process.once('disconnect', () => process.exit(1));
  // It must not keep a finished build from ending.
  process.channel.unref();
}
