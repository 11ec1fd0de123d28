namespace EhdsReadiness.Web.Commands;

/// <summary>The arguments of one command: operands, options with a value each, and flags without.</summary>
/// <param name="Operands">What stands without an option's name, in its order.</param>
public sealed record Arguments(IReadOnlyList<string> Operands, IReadOnlyDictionary<string, string> Options, IReadOnlySet<string> Flags)
{
    /// <summary>The first operand; null when there is none.</summary>
    public string? Operand => Operands.Count == 0 ? null : Operands[0];

    /// <summary>Reads the arguments; null, with the reason in <paramref name="error"/>, when they are not of that form.</summary>
    /// <param name="operands">Most operands that the command takes.</param>
    public static Arguments? Read(string[] args, IReadOnlyList<string> options, out string error, int operands = 1, IReadOnlyList<string>? flags = null)
    {
        var plain = new List<string>();
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var set = new HashSet<string>(StringComparer.Ordinal);
        error = "";
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith('-'))
            {
                if (plain.Count == operands)
                {
                    error = $"one argument too many: “{args[i]}”";
                    return null;
                }

                plain.Add(args[i]);
            }
            else if (flags?.Contains(args[i], StringComparer.Ordinal) == true)
            {
                set.Add(args[i]);
            }
            else if (!options.Contains(args[i], StringComparer.Ordinal))
            {
                error = $"unknown option “{args[i]}”";
                return null;
            }
            else if (i + 1 == args.Length)
            {
                error = $"option “{args[i]}” needs a value";
                return null;
            }
            else if (!given.TryAdd(args[i], args[++i]))
            {
                error = $"option “{args[i - 1]}” is given twice";
                return null;
            }
        }

        return new(plain, given, set);
    }
}
