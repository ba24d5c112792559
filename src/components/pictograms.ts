/** The hub's own pictograms: one line each, on a 24 by 24 grid, drawn for it. */
export const PICTOGRAMS: Readonly<Record<string, string>> = {
  // Modules
  'starting-together':
    'M7 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM17 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2 20c0-4 2-7 5-7s4 2 5 4c1-2 2-4 5-4s5 3 5 7M9 20h6',
  'place-and-health': 'M3 11l9-7 9 7v9H3zM12 17.5c-2.5-1.6-4-3-4-4.6a2 2 0 0 1 4-.6 2 2 0 0 1 4 .6c0 1.600-1.500 3-4 4.600z',
  'questions-and-methods': 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15 15l6 6M8 8.500a2 2 0 1 1 2.600 1.900c-.5.2-.6.6-.6 1.100M10 13.600v.1',
  'safe-fair-and-lawful':
    'M12 3v2M3 13a9 9 0 0 1 18 0c-1.500-1.300-3-1.300-4.500 0-1.500-1.300-3-1.300-4.500 0-1.500-1.300-3-1.300-4.500 0-1.500-1.300-3-1.300-4.500 0zM12 13v6a2 2 0 0 0 4 0',
  'making-sense': 'M3 4h7v7H3zM14 4h7v7h-7zM3 14h7v6H3zM14 17h7M17.500 13.500v7M10 7.500h4',
  'sharing-and-making-change': 'M4 10v5h3l9 5V5l-9 5zM19 9c1.300 1.600 1.300 5.400 0 7M7 15l1 6h3l-1-4.300',
  // Audiences
  everyone: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 10v.1M15 10v.1M8 14c1 2 2.500 3 4 3s3-1 4-3',
  'community-members': 'M2 20V12l4-4 4 4v8M10 20v-6l5-5 5 5v6M1 20h22M6 20v-4M15 20v-4',
  'peer-researchers': 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 21v-5c0-3 2-5 5-5 1.500 0 2.700.5 3.600 1.300M13 12h8v9h-8zM15 11h4v2h-4zM15 16h4M15 18.500h3',
  facilitators: 'M6 8a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM2 21v-6c0-2.500 1.500-4 4-4l5-2M11 3h11v10H11M14 13l-2 8M19 13l2 8M14 7h5M14 10h3',
  researchers: 'M5 3h12v18H5zM5 7H3M5 12H3M5 17H3M9 8h5M9 12h5M9 16h3M20 4v12l-1.500 3L17 16',
  'host-organisations': 'M5 21V3h11v18M3 21h18M16 6l4 2v13M12.500 12v.1M9 7h3',
  funders: 'M12 10a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 4.500v3M2 15h4l4 2h4a1.500 1.500 0 0 1 0 3H9M14 17.500l6-3c1.500 0 2 1.500 1 2.500l-7 5H6l-4-1',
  'ethics-committees': 'M12 3v18M7 21h10M4 7h16M4 7l-2.500 7a3 3 0 0 0 5 0zM20 7l-2.500 7a3 3 0 0 0 5 0z',
  'decision-makers': 'M3 9l9-6 9 6zM5 9v9M10 9v9M14 9v9M19 9v9M2 21h20M3 18h18',
  contributors: 'M4 20l1-5L16 4l4 4L9 19zM13.500 6.500l4 4M4 20h16',
  // Doors
  learn: 'M12 6c-2-2-5-2.500-9-2v15c4-.5 7 0 9 2 2-2 5-2.500 9-2V4c-4-.5-7 0-9 2zM12 6v15',
  teach: 'M6 8a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM2 21v-6c0-2.500 1.500-4 4-4l5-2M11 3h11v10H11M14 13l-2 8M19 13l2 8M14 7h5M14 10h3',
  evidence: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15 15l6 6M7 10l2.200 2.200L13.500 8',
  contribute: 'M4 20l1-5L16 4l4 4L9 19zM13.500 6.500l4 4M4 20h16',
};
