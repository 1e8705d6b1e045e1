namespace Cardshop.Oci.Authentication;

/// <summary>A token that lets its bearer pull one repository for a while.</summary>
internal sealed class BearerToken(string value, DateTimeOffset obtained, TimeSpan lifetime)
{
    /// <summary>Clocks differ and requests take time: a token is renewed a little before its end.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    public string Value { get; } = value;

    public bool IsFresh(DateTimeOffset now) => now < obtained + lifetime - (lifetime > 2 * Margin ? Margin : lifetime / 2);
}
