namespace EhdsReadiness.Web.Exports;

/// <summary>The parts of somebody's package (ISO/IEC 29500-2), which is never unpacked to a disk: a part is known by its name, and read
/// forwards once.</summary>
internal sealed class SpreadsheetPackage : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly ReadingLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">It is no archive, or a damaged one.</exception>
    /// <exception cref="FormatException">It holds a part twice: programs would not agree on what it says.</exception>
    public SpreadsheetPackage(byte[] file, ReadingLimits limits)
    {
        _limits = limits;
        _archive = new(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        ReadingLimits.Check(_archive.Entries.Count, ReadingLimits.MostParts);
        foreach (var entry in _archive.Entries)
        {
            if (!_parts.TryAdd(entry.FullName, entry)) { throw new FormatException("The package holds a part twice."); }
        }
    }

    /// <summary>A part; null when there is none of that name.</summary>
    public BoundedXml? Open(string part) => _parts.TryGetValue(part, out var entry) ? new(entry.Open(), _limits) : null;

    /// <summary>The parts that a part names, or the package itself with an empty name. What lies outside of the package is left
    /// out.</summary>
    public IReadOnlyList<PackageRelation> RelationsOf(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        using var xml = Open($"{folder}_rels/{part[folder.Length..]}.rels");
        var relations = new List<PackageRelation>();
        foreach (var name in xml?.Root("Relationships") ?? [])
        {
            if (name == "Relationship" && xml!.Attribute("TargetMode") != "External" && xml.Attribute("Id") is { } id
                && xml.Attribute("Target") is { } target && NameOf(folder, target) is { } named)
            {
                ReadingLimits.Check(relations.Count, ReadingLimits.MostParts);
                var type = xml.Attribute("Type") ?? "";
                relations.Add(new(id, type[(type.LastIndexOf('/') + 1)..], named));
            }
        }

        return relations;
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>The name of a part from where it is named; null when it would lie above the package.</summary>
    private static string? NameOf(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (step is "..")
            {
                if (steps.Count == 0) { return null; }

                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("" or "."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
