namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>A register as it is imported: a table, one organisation a line.</summary>
public static partial class RegisterFile
{
    /// <summary>The columns, all of which have to be there, in any order.</summary>
    public static readonly IReadOnlyList<string> Columns = ["identifier", "name", "kind", "region", "role", "categories", "group"];

    /// <summary>Columns that may be there: the address to which a code goes by which an organisation proves to be the entry, and the number
    /// of the establishment, by <see cref="Finess"/>.</summary>
    public static readonly IReadOnlyList<string> FurtherColumns = ["contact", "finess"];

    /// <summary>Reads the lines of a table. Its faults are listed by line, <see cref="FileFault.Most"/> at most.</summary>
    public static RegisterReading Read(IEnumerable<RegisterLine> lines, Content content)
    {
        var checking = new RegisterLines(content);
        foreach (var line in lines.TakeWhile(_ => !checking.IsFull))
        {
            checking.Add(line);
        }

        return checking.Reading();
    }

    /// <summary>Checks line after line, and what lines say of one another.</summary>
    private sealed partial class RegisterLines(Content content)
    {
        private readonly List<(int Line, RegisterEntry Entry)> _entries = [];
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
        private readonly List<RegisterFault> _faults = [];

        /// <summary>Whether there are as many faults as are listed: what follows would not be told.</summary>
        public bool IsFull => _faults.Count >= FileFault.Most;

        public void Add(RegisterLine cells)
        {
            var line = cells.Number;
            var (identifier, kind, region, typedRole, group) = (cells["identifier"], TextSanitizer.SanitizeToken(cells["kind"]) ?? "",
                TextSanitizer.SanitizeToken(cells["region"]) ?? "", TextSanitizer.SanitizeToken(cells["role"]) ?? "",
                TextSanitizer.SanitizeToken(cells["group"]) ?? "");
            var role = Ids.Find<Roles>(typedRole);
            if (IdentifierOf(identifier) is not { } known)
            {
                Fault(line, "identifier",
                    $"« {Excerpt.Of(identifier)} » n’est ni un SIREN de neuf chiffres ni un identifiant étranger de 40 caractères au plus.",
                    $"“{Excerpt.Of(identifier)}” is neither a SIREN of nine digits nor a foreign identifier of at most 40 characters.");
                return;
            }

            if (!_places.TryAdd(known, line))
            {
                Fault(line, "identifier", $"« {Excerpt.Of(known)} » est déjà à la ligne {_places[known]}.",
                    $"“{Excerpt.Of(known)}” stands on line {_places[known]} already.");
            }

            var name = TextSanitizer.SanitizeLine(cells["name"]) ?? "";
            if (name.Length == 0 || TextSanitizer.Length(name) > OrganisationDetails.LongestName)
            {
                Fault(line, "name", $"Le nom a de 1 à {OrganisationDetails.LongestName} caractères.",
                    $"The name has 1 to {OrganisationDetails.LongestName} characters.");
            }

            CheckListed(line, "kind", "organisation_kind", kind);
            CheckListed(line, "region", "region", region);
            if (role is null)
            {
                Fault(line, "role", $"« {Excerpt.Of(typedRole)} » n’est pas un rôle : holder, user ou both.",
                    $"“{Excerpt.Of(typedRole)}” is not a role: holder, user or both.");
            }

            var categories = (TextSanitizer.SanitizeLine(cells["categories"]) ?? "")
                .Split([' ', '\u00a0', '\u202f', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Order(StringComparer.Ordinal).ToList();
            foreach (var category in categories.Distinct()
                .Where(category => content.Regulation.Categories.All(one => one.Letter != category)))
            {
                Fault(line, "categories",
                    $"« {Excerpt.Of(category)} » n’est pas une catégorie de l’article 51 : des lettres de a à q, séparées par une espace.",
                    $"“{Excerpt.Of(category)}” is not a category of Article 51: letters from a to q, with a space between them.");
            }

            var contact = TextSanitizer.SanitizeToken(cells["contact"]);
            if (contact is not null && !EmailAddress.IsWellFormed(contact))
            {
                Fault(line, "contact", $"« {Excerpt.Of(contact)} » n’est pas une adresse électronique.",
                    $"“{Excerpt.Of(contact)}” is not an email address.");
            }

            var finess = TextSanitizer.SanitizeToken(cells["finess"]);
            if (finess is not null && Finess.Read(finess) is null)
            {
                Fault(line, "finess", $"« {Excerpt.Of(finess)} » n’est pas un numéro FINESS de neuf caractères.",
                    $"“{Excerpt.Of(finess)}” is not a FINESS number of nine characters.");
            }

            _entries.Add((line,
                new(known, name, kind, region, role ?? Roles.None, [.. categories.Distinct()], group.Length == 0 ? null
                : IdentifierOf(group) ?? group, contact, Finess.Read(finess))));
        }

        public RegisterReading Reading()
        {
            var entries = _entries.Select(pair => pair.Entry).DistinctBy(entry => entry.Identifier)
                .ToDictionary(entry => entry.Identifier, StringComparer.Ordinal);
            foreach (var (line, entry) in _entries.Where(pair =>
                pair.Entry.Group is { } group && entries.GetValueOrDefault(group) is not { Counts: true }))
            {
                Fault(line, "group",
                    $"« {Excerpt.Of(entry.Group!)} » ne compte pas pour son groupe : c’est l’identifiant d’une ligne dont la colonne " +
                    $"group est vide, ou la nomme elle-même.",
                    $"“{Excerpt.Of(entry.Group!)}” does not count for its group: it is the identifier of a line whose column group is " +
                    $"empty, or names itself.");
            }

            if (_entries.Count == 0 && _faults.Count == 0)
            {
                Fault(1, "identifier", "Le fichier ne contient aucune organisation.", "The file holds no organisation.");
            }

            return _faults.Count > 0 ? new([], [.. _faults.OrderBy(fault => fault.Line)])
                : new([.. _entries.Select(pair => pair.Entry)], []);
        }

        private static string? IdentifierOf(string typed)
        {
            if (TextSanitizer.SanitizeToken(typed) is not { } token) { return null; }

            // A spreadsheet may show a number with the separators of thousands of its country.
            var digits = string.Concat(token.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('.' or ',' or '\'' or '’')));
            if (Siren.Read(digits) is { } siren) { return siren; }

            var isWrongSiren = digits.All(char.IsAsciiDigit) && digits.Length is <= 9 or 14;
            return token.Length <= OrganisationDetails.LongestIdentifier && token == TextSanitizer.SanitizeLine(token)
                && !isWrongSiren && !token.All(sign => char.IsAsciiDigit(sign) || sign == ' ') && !Rounded().IsMatch(token) ? token : null;
        }

        /// <summary>A number that a spreadsheet showed in a narrow column: its last digits are lost.</summary>
        [GeneratedRegex(@"^\d[.,]\d+E\+\d+$", RegexOptions.IgnoreCase)]
        private static partial Regex Rounded();

        private void CheckListed(int line, string column, string fieldId, string value)
        {
            var field = content.Field(fieldId);
            if (field.Find(value) is null)
            {
                var values = string.Join(", ", field.Values.Select(one => one.Id));
                Fault(line, column, $"« {Excerpt.Of(value)} » n’est pas une des valeurs : {values}.",
                    $"“{Excerpt.Of(value)}” is none of the values: {values}.");
            }
        }

        private void Fault(int line, string column, string french, string english)
        {
            if (_faults.Count < FileFault.Most)
            {
                _faults.Add(new(line, column, new(TextSanitizer.SanitizeLine(french)!, TextSanitizer.SanitizeLine(english)!)));
            }
        }
    }
}
