using System.Text.Unicode;
using CsvHelper;

namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>A register as it is imported: CSV in UTF-8, one organisation a line, with commas or semicolons.</summary>
public static class RegisterFile
{
    /// <summary>The columns, all of which have to be there, in any order.</summary>
    public static readonly IReadOnlyList<string> Columns = ["identifier", "name", "kind", "region", "role", "categories", "group"];

    /// <summary>A column that may be there: the address to which a code goes by which an organisation proves to be the entry.</summary>
    public const string ContactColumn = "contact";

    /// <summary>Another that may be there: the number of the establishment, by <see cref="Finess"/>.</summary>
    public const string FinessColumn = "finess";

    private const int LongestLine = 16 * 1024;

    /// <summary>Reads a file. Its faults are listed by line, <see cref="RegisterFault.Most"/> at most.</summary>
    public static RegisterReading Read(ReadOnlySpan<byte> bytes, Content content)
    {
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (!Utf8.IsValid(bytes))
        {
            return new([], [new(1, new("Le fichier n’est pas un texte en UTF-8.", "The file is not UTF-8 text."))]);
        }

        var options = new CsvReaderOptions
        {
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MissingField = CsvMissingFieldHandling.ReturnEmpty,
            MaxRecordSize = LongestLine,
        };
        using var csv = CsvReader.Create(bytes.ToArray(), options);
        var lines = new RegisterLines(content);
        try
        {
            if (Columns.Any(column => !csv.Headers.Contains(column, StringComparer.Ordinal)))
            {
                var needed = string.Join(", ", Columns);
                return new([], [
                    new(1, new($"La première ligne nomme les colonnes : {needed}.", $"The first line names the columns: {needed}."))]);
            }

            string? HeaderOf(string column) =>
                csv.Headers.FirstOrDefault(name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
            var (contacts, establishments) = (HeaderOf(ContactColumn), HeaderOf(FinessColumn));
            while (!lines.IsFull && csv.Read())
            {
                lines.Add((int)csv.LineNumber, [.. Columns.Select(column => csv.GetString(column))],
                    contacts is null ? "" : csv.GetString(contacts), establishments is null ? "" : csv.GetString(establishments));
            }
        }
        catch (CsvFormatException e)
        {
            return new([], [new((int)e.LineNumber, new("La ligne n’est pas du CSV lisible.", "The line is not readable CSV."))]);
        }

        return lines.Reading();
    }

    /// <summary>Checks line after line, and what lines say of one another.</summary>
    private sealed class RegisterLines(Content content)
    {
        private readonly List<(int Line, RegisterEntry Entry)> _entries = [];
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
        private readonly List<RegisterFault> _faults = [];

        /// <summary>Whether there are as many faults as are listed: what follows would not be told.</summary>
        public bool IsFull => _faults.Count >= RegisterFault.Most;

        public void Add(int line, IReadOnlyList<string> fields, string typedContact, string typedFiness)
        {
            var (identifier, typed, kind, region, role, letters, group) = (fields[0], fields[1], fields[2], fields[3],
                Ids.Find<Roles>(fields[4]), fields[5], TextSanitizer.SanitizeToken(fields[6]) ?? "");
            if (IdentifierOf(identifier) is not { } known)
            {
                Fault(line,
                    $"« {Excerpt.Of(identifier)} » n’est ni un SIREN de neuf chiffres ni un identifiant étranger de 40 caractères au plus.",
                    $"“{Excerpt.Of(identifier)}” is neither a SIREN of nine digits nor a foreign identifier of at most 40 characters.");
                return;
            }

            if (!_places.TryAdd(known, line))
            {
                Fault(line, $"« {Excerpt.Of(known)} » est déjà à la ligne {_places[known]}.",
                    $"“{Excerpt.Of(known)}” stands on line {_places[known]} already.");
            }

            var name = TextSanitizer.SanitizeLine(typed) ?? "";
            if (name.Length == 0 || TextSanitizer.Length(name) > OrganisationDetails.LongestName)
            {
                Fault(line, $"Le nom a de 1 à {OrganisationDetails.LongestName} caractères.",
                    $"The name has 1 to {OrganisationDetails.LongestName} characters.");
            }

            CheckListed(line, "organisation_kind", kind);
            CheckListed(line, "region", region);
            if (role is null)
            {
                Fault(line, $"« {Excerpt.Of(fields[4])} » n’est pas un rôle : holder, user ou both.",
                    $"“{Excerpt.Of(fields[4])}” is not a role: holder, user or both.");
            }

            var categories = letters.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Order(StringComparer.Ordinal).ToList();
            foreach (var category in categories.Distinct()
                .Where(category => content.Regulation.Categories.All(one => one.Letter != category)))
            {
                Fault(line,
                    $"« {Excerpt.Of(category)} » n’est pas une catégorie de l’article 51 : des lettres de a à q, séparées par une espace.",
                    $"“{Excerpt.Of(category)}” is not a category of Article 51: letters from a to q, with a space between them.");
            }

            var contact = TextSanitizer.SanitizeToken(typedContact);
            if (contact is not null && !EmailAddress.IsWellFormed(contact))
            {
                Fault(line, $"« {Excerpt.Of(contact)} » n’est pas une adresse électronique.",
                    $"“{Excerpt.Of(contact)}” is not an email address.");
            }

            var finess = TextSanitizer.SanitizeToken(typedFiness);
            if (finess is not null && Finess.Read(finess) is null)
            {
                Fault(line, $"« {Excerpt.Of(finess)} » n’est pas un numéro FINESS de neuf caractères.",
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
                Fault(line,
                    $"« {Excerpt.Of(entry.Group!)} » ne compte pas pour son groupe : c’est l’identifiant d’une ligne dont la colonne " +
                    $"group est vide, ou la nomme elle-même.",
                    $"“{Excerpt.Of(entry.Group!)}” does not count for its group: it is the identifier of a line whose column group is " +
                    $"empty, or names itself.");
            }

            if (_entries.Count == 0 && _faults.Count == 0)
            {
                Fault(1, "Le fichier ne contient aucune organisation.", "The file holds no organisation.");
            }

            return _faults.Count > 0 ? new([], [.. _faults.OrderBy(fault => fault.Line)])
                : new([.. _entries.Select(pair => pair.Entry)], []);
        }

        private static string? IdentifierOf(string typed) =>
            Siren.Read(typed) is { } siren ? siren
            : TextSanitizer.SanitizeToken(typed) is { Length: <= OrganisationDetails.LongestIdentifier } token
                && token == TextSanitizer.SanitizeLine(token) && !token.All(c => char.IsAsciiDigit(c) || c == ' ') ? token
            : null;

        private void CheckListed(int line, string fieldId, string value)
        {
            var field = content.Field(fieldId);
            if (field.Find(value) is null)
            {
                var values = string.Join(", ", field.Values.Select(one => one.Id));
                Fault(line, $"« {Excerpt.Of(value)} » n’est pas une des valeurs : {values}.",
                    $"“{Excerpt.Of(value)}” is none of the values: {values}.");
            }
        }

        private void Fault(int line, string french, string english)
        {
            if (_faults.Count < RegisterFault.Most)
            {
                _faults.Add(new(line, new(TextSanitizer.SanitizeLine(french)!, TextSanitizer.SanitizeLine(english)!)));
            }
        }
    }
}
