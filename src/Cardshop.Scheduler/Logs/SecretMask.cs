namespace Cardshop.Scheduler.Logs;

/// <summary>Overwrites secrets with stars. Lengths stay, so that offsets do.</summary>
/// <param name="secrets">None is empty.</param>
internal sealed class SecretMask(IReadOnlyList<byte[]> secrets)
{
    /// <summary>Overwrites every secret, also those that overlap.</summary>
    public void Apply(Span<byte> text)
    {
        if (secrets.Count == 0)
        {
            return;
        }

        ReadOnlySpan<byte> original = text.ToArray();
        foreach (var secret in secrets)
        {
            var hidden = 0;
            for (var from = 0; original[from..].IndexOf(secret) is >= 0 and var at; from += at + 1)
            {
                var start = Math.Max(from + at, hidden);
                hidden = from + at + secret.Length;
                text[start..hidden].Fill((byte)'*');
            }
        }
    }

    /// <summary>How many bytes at the end of a text may be the beginning of a secret; 0 when none.</summary>
    public int OpenEnd(ReadOnlySpan<byte> text)
    {
        var longest = 0;
        foreach (var secret in secrets)
        {
            for (var length = Math.Min(secret.Length - 1, text.Length); length > longest; length--)
            {
                if (text[^length..].SequenceEqual(secret.AsSpan(0, length)))
                {
                    longest = length;
                }
            }
        }

        return longest;
    }
}
