/// What a search looks for: a [org.pagetint.search.pattern.Query] as a person writes it, the
/// [org.pagetint.search.pattern.Pattern] that it means, and the parser between them, whose errors say where.
package org.pagetint.search.pattern;
