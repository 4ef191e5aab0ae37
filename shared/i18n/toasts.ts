/** Short words about what has just happened. */
export const id = {
  'toast.region': 'Pemberitahuan',
  'toast.dismiss': 'Tutup pemberitahuan',
  'toast.edited.one': 'Tersimpan',
  'toast.edited.other': 'Tersimpan untuk {count} bahan',
  'toast.undone.one': 'Dikembalikan seperti semula',
  'toast.undone.other': '{count} bahan dikembalikan seperti semula',
  'toast.redone.one': 'Perubahan diterapkan lagi',
  'toast.redone.other': 'Perubahan diterapkan lagi pada {count} bahan',
  'toast.nothing-to-undo': 'Tidak ada lagi yang bisa diurungkan.',
  'toast.nothing-to-redo': 'Tidak ada yang bisa diulangi.',
  'toast.added': 'Mulai memantau {name}',
  'toast.page-back': 'Jendela ini sempat berhenti dan dimuat lagi. Yang sedang Anda ketik masih ada.',
} as const;

export const en: Record<keyof typeof id, string> = {
  'toast.region': 'Notifications',
  'toast.dismiss': 'Dismiss notification',
  'toast.edited.one': 'Saved',
  'toast.edited.other': 'Saved for {count} assets',
  'toast.undone.one': 'Put back as it was',
  'toast.undone.other': '{count} assets put back as they were',
  'toast.redone.one': 'Change made again',
  'toast.redone.other': 'Change made again on {count} assets',
  'toast.nothing-to-undo': 'There is nothing left to undo.',
  'toast.nothing-to-redo': 'There is nothing to redo.',
  'toast.added': 'Now watching {name}',
  'toast.page-back': 'This window stopped and was loaded again. What you were typing is still there.',
};
