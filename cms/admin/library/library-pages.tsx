import { Route, Routes } from 'react-router-dom';
import { RightsPage } from '../rights/rights-page';
import { FamilyPage } from './family-page';
import { LibraryPage } from './library-page';

/** The pages of the library: what was written, and the family and the rights of one manuscript. */
export function LibraryPages() {
  return (
    <Routes>
      <Route index element={<LibraryPage />} />
      <Route path="family/:documentId" element={<FamilyPage />} />
      <Route path="rights/:documentId" element={<RightsPage />} />
    </Routes>
  );
}
