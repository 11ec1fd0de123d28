namespace EhdsReadiness.Web.Commands;

/// <summary>The arguments of one command: one operand and options with a value each.</summary>
/// <param name="Operand">What stands without an option's name; null when nothing does.</param>
public sealed record Arguments(string? Operand, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>Reads the arguments; null, with the reason in <paramref name="error"/>, when they are not of that form.</summary>
    public static Arguments? Read(string[] args, IReadOnlyList<string> options, out string error)
    {
        string? operand = null;
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        error = "";
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith('-'))
            {
                if (operand is not null)
                {
                    error = $"one file too many: “{args[i]}”";
                    return null;
                }

                operand = args[i];
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

        return new(operand, given);
    }
}
