import type { PackFile } from './pack-file.ts'

/** Sections whose lines a region may replace one by one; any other section is taken whole from the region or whole from the base. */
export const mergedByKey = ['commission', 'experts', 'deadlines', 'statuses', 'variants'] as const

const isMergedByKey = (section: string): section is (typeof mergedByKey)[number] =>
  (mergedByKey as readonly string[]).includes(section)

/**
 * Lays the region's file over its federal base. Open questions of the base stay open: they follow those of the region.
 * The outcome is not checked yet, for a section may be missing in both.
 */
export const mergePack = (base: PackFile, own: PackFile): Record<string, unknown> => {
  const merged: Record<string, unknown> = { ...base, ...own }
  for (const section of mergedByKey) {
    if (base[section] !== undefined || own[section] !== undefined) {
      merged[section] = { ...base[section], ...own[section] }
    }
  }
  merged.questions = [...(own.questions ?? []), ...(base.questions ?? [])]
  return merged
}

/** Whose file a line of the merged pack comes from, and where it stands there. */
export const originOf = (
  base: PackFile,
  own: PackFile,
  path: readonly (string | number)[],
): { from: 'own' | 'base'; path: (string | number)[] } => {
  const [section = '', key, ...rest] = path
  if (section === 'questions' && typeof key === 'number') {
    const ownCount = own.questions?.length ?? 0
    return key < ownCount
      ? { from: 'own', path: [...path] }
      : { from: 'base', path: [section, key - ownCount, ...rest] }
  }
  const written = (file: PackFile): boolean => {
    const value: unknown = file[section as keyof PackFile]
    if (value === undefined) return false
    return !isMergedByKey(String(section)) || key === undefined || Object.hasOwn(Object(value), key)
  }
  return { from: written(own) || !written(base) ? 'own' : 'base', path: [...path] }
}
