using System.Buffers.Binary;

namespace EhdsReadiness.Core.Aggregates.Protection;

/// <summary>What is drawn from the secret key: the perturbation of means, and fingerprints of answers.</summary>
internal sealed class Noise(ReadOnlyMemory<byte> key)
{
    /// <summary>Largest perturbation of a mean, in points. Public.</summary>
    public const int Largest = 2;

    private readonly byte[] _key = key.ToArray();

    /// <summary>The perturbation of one mean, uniform between -2 and 2 points, in millionths of a point. The same for the same figure, for
    /// ever.</summary>
    public long Of(int publication, string cell, string measure)
    {
        var draw = First64(string.Create(CultureInfo.InvariantCulture, $"mean\n{publication}\n{cell}\n{measure}"));
        return (long)(draw % ((2 * Largest * Tally.Unit) + 1)) - (Largest * Tally.Unit);
    }

    /// <summary>Tells that the counted figures of an organisation have changed; without the key it tells nothing else.</summary>
    public ulong FingerprintOf(string identifier, CountedFigures figures)
    {
        var text = new StringBuilder("figures\n").Append(identifier).Append('\n');
        foreach (var score in figures.Axes.Append(figures.Overall))
        {
            text.Append(score is { } value ? value.ToString() : "-").Append(' ');
        }

        text.Append(figures.Band).Append('\n');
        foreach (var answer in figures.Answers)
        {
            text.Append((char)('0' + (int)answer));
        }

        foreach (var duty in figures.Duties.OrderBy(duty => duty.Due ?? DateOnly.MinValue).ThenBy(duty => duty.State))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{duty.Due?.DayNumber} {duty.State.Id()} {duty.Count}");
        }

        return First64(text.ToString());
    }

    private ulong First64(string text) => BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
