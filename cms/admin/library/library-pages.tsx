import { Route, Routes } from 'react-router-dom';
import { RightsPage } from '../rights/rights-page';
import { LibraryPage } from './library-page';

/** The pages of the library: what was written, and the rights of one manuscript. */
export function LibraryPages() {
  return (
    <Routes>
      <Route index element={<LibraryPage />} />
      <Route path="rights/:documentId" element={<RightsPage />} />
    </Routes>
  );
}
