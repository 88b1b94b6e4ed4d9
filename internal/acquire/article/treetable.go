package article

import "golang.org/x/net/html/atom"

// startInTable takes a start tag in a table; true where it is to be taken again.
func (b *builder) startInTable(t tag, begin int) (again bool) {
	part, cell := false, false
	switch t.atom {
	case atom.Caption, atom.Col, atom.Colgroup, atom.Tbody, atom.Tfoot, atom.Thead:
		part = true
	case atom.Td, atom.Th:
		cell = true
	}
	row := t.atom == atom.Tr
	switch b.mode {
	case inCell:
		if part || cell || row {
			return b.endCell()
		}
		b.startInBody(t, begin)
		return false
	case inCaption:
		if part || row || t.atom == atom.Td {
			return b.endCaption()
		}
		b.startInBody(t, begin)
		return false
	case inColumns:
		if t.atom == atom.Col {
			b.empty(t)
			return false
		}
		return b.endColumns()
	case inRow:
		switch {
		case cell:
			b.backTo(atom.Tr)
			b.element(t)
			b.formatting = append(b.formatting, nil)
			b.mode = inCell
			return false
		case part || row:
			return b.endRow()
		}
	case inTableBody:
		switch {
		case row:
			b.backTo(atom.Tbody, atom.Tfoot, atom.Thead)
			b.element(t)
			b.mode = inRow
			return false
		case cell:
			b.backTo(atom.Tbody, atom.Tfoot, atom.Thead)
			b.implied(atom.Tr)
			b.mode = inRow
			return true
		case part:
			return b.endTableBody()
		}
	}
	return b.startOfTable(t, begin, part, row || cell)
}

// startOfTable takes a start tag right in a table.
func (b *builder) startOfTable(t tag, begin int, part, row bool) (again bool) {
	switch {
	case t.atom == atom.Caption:
		b.backTo(atom.Table)
		b.formatting = append(b.formatting, nil)
		b.element(t)
		b.mode = inCaption
	case t.atom == atom.Colgroup:
		b.backTo(atom.Table)
		b.element(t)
		b.mode = inColumns
	case t.atom == atom.Col:
		b.backTo(atom.Table)
		b.implied(atom.Colgroup)
		b.mode = inColumns
		return true
	case part:
		b.backTo(atom.Table)
		b.element(t)
		b.mode = inTableBody
	case row:
		b.backTo(atom.Table)
		b.implied(atom.Tbody)
		b.mode = inTableBody
		return true
	case t.atom == atom.Script || t.atom == atom.Style:
		b.raw(t, begin)
	default:
		b.lost = true
	}
	return false
}

// endInTable takes an end tag in a table; true where it is to be taken again.
func (b *builder) endInTable(t tag) (again bool) {
	switch {
	case b.mode == inColumns:
		if t.atom == atom.Colgroup || t.atom != atom.Col && t.atom != atom.Template {
			again = b.endColumns() && t.atom != atom.Colgroup
		}
		return again
	case b.mode == inCaption:
		return b.endInCaption(t)
	case t.atom == atom.Body, t.atom == atom.Caption, t.atom == atom.Col, t.atom == atom.Colgroup, t.atom == atom.Html:
		return false // not here
	}
	switch b.mode {
	case inCell:
		switch t.atom {
		case atom.Td, atom.Th:
			if b.close(tableScope, t.atom) {
				b.forget()
				b.mode = inRow
			}
		case atom.Table, atom.Tbody, atom.Tfoot, atom.Thead, atom.Tr:
			return b.inScope(tableScope, t.atom) >= 0 && b.endCell()
		default:
			b.endInBody(t)
		}
		return false
	case inRow:
		switch t.atom {
		case atom.Tr:
			b.endRow()
			return false
		case atom.Table:
			return b.endRow()
		case atom.Tbody, atom.Tfoot, atom.Thead:
			return b.inScope(tableScope, t.atom) >= 0 && b.endRow()
		}
	case inTableBody:
		switch t.atom {
		case atom.Tbody, atom.Tfoot, atom.Thead:
			if b.inScope(tableScope, t.atom) >= 0 {
				b.backTo(atom.Tbody, atom.Tfoot, atom.Thead)
				b.pop()
				b.mode = inTable
			}
			return false
		case atom.Table:
			return b.endTableBody()
		}
	}
	switch t.atom {
	case atom.Table:
		b.close(tableScope, atom.Table)
		b.resetMode()
	case atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Template:
		// not here
	default:
		b.lost = true
	}
	return false
}

// endInCaption takes an end tag in the caption of a table.
func (b *builder) endInCaption(t tag) (again bool) {
	switch t.atom {
	case atom.Caption:
		b.endCaption()
	case atom.Table:
		return b.endCaption()
	case atom.Body, atom.Col, atom.Colgroup, atom.Html, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr:
		// not here
	default:
		b.endInBody(t)
	}
	return false
}

// endCaption ends the caption of a table, endColumns its columns; false where there are none.
func (b *builder) endCaption() bool {
	if !b.close(tableScope, atom.Caption) {
		return false
	}
	b.forget()
	b.mode = inTable
	return true
}

func (b *builder) endColumns() bool {
	if b.top().DataAtom != atom.Colgroup {
		return false
	}
	b.pop()
	b.mode = inTable
	return true
}

// endCell ends the cell, endRow the row and endTableBody the part of a table here; false where there is none.
func (b *builder) endCell() bool {
	if !b.close(tableScope, atom.Td, atom.Th) {
		b.lost = true
		return false
	}
	b.forget()
	b.mode = inRow
	return true
}

func (b *builder) endRow() bool {
	if b.inScope(tableScope, atom.Tr) < 0 {
		return false
	}
	b.backTo(atom.Tr)
	b.pop()
	b.mode = inTableBody
	return true
}

func (b *builder) endTableBody() bool {
	if !b.close(tableScope, atom.Tbody, atom.Thead, atom.Tfoot) {
		return false
	}
	b.mode = inTable
	return true
}

// backTo ends all that is open in the innermost element of some names.
func (b *builder) backTo(names ...atom.Atom) {
	for i := len(b.open) - 1; i >= 0; i-- {
		switch a := b.open[i].DataAtom; {
		case a == atom.Html, a == names[0], len(names) > 1 && (a == names[1] || a == names[2]):
			b.open = b.open[:i+1]
			return
		}
	}
}

// resetMode goes on behind a table as the element around it asks.
func (b *builder) resetMode() {
	for i := len(b.open) - 1; i >= 0; i-- {
		switch b.open[i].DataAtom {
		case atom.Td, atom.Th:
			b.mode = inCell
		case atom.Tr:
			b.mode = inRow
		case atom.Tbody, atom.Thead, atom.Tfoot:
			b.mode = inTableBody
		case atom.Table:
			b.mode = inTable
		case atom.Body:
			b.mode = inBody
		case atom.Caption:
			b.mode = inCaption
		case atom.Head, atom.Html, atom.Colgroup:
			b.lost = true
		default:
			continue
		}
		return
	}
}
