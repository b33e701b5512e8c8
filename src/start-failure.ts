/**
 * Words for the person at the keyboard when the machine and not the program is at fault: a taken port, a database that does
 * not answer, a folder that cannot be written. Undefined for everything else. Passwords of addresses never get into them.
 */
export const startFailure = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const { code, syscall, port, path } = error as Error & {
    code: unknown
    syscall?: string
    port?: number
    path?: string
  }
  const why = String(code)
  if (syscall === 'listen')
    return why === 'EADDRINUSE'
      ? `Порт ${port} занят другой программой. Укажите свободный, например: PORT=3001 npm start`
      : `Порт ${port} открыть не удалось (${why}). Укажите другой, например: PORT=3001 npm start`
  if (unreachable.includes(why) && path === undefined)
    return `База данных не отвечает (${why}). Проверьте адрес в DATABASE_URL и запущен ли её сервер`
  if (why.startsWith('28')) return 'База данных не впускает: проверьте имя и пароль в DATABASE_URL'
  if (why === '3D000') return 'Такой базы данных на сервере нет: проверьте её имя в DATABASE_URL'
  if (unwritable[why] !== undefined && path !== undefined)
    return `Не удаётся записать «${path}»: ${unwritable[why]}. Папка данных задаётся переменной DATA_DIR`
  return undefined
}

const unreachable = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']

const unwritable: Record<string, string> = {
  EACCES: 'нет прав',
  EPERM: 'нет прав',
  EROFS: 'диск открыт только для чтения',
  ENOSPC: 'на диске нет места',
  ENOTDIR: 'на пути стоит файл, а не папка',
  EEXIST: 'на этом месте стоит файл, а не папка',
}
