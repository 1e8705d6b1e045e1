namespace Cardshop.Scheduler.Mails;

/// <summary>The languages that people are written to in: French, and English for everybody else.</summary>
internal static class Languages
{
    /// <param name="language">A tag of BCP 47, such as <c>fr</c> or <c>fr-BE</c>.</param>
    public static bool IsFrench(string language) => language.StartsWith("fr", StringComparison.OrdinalIgnoreCase);
}
