using System.CommandLine;

namespace Cardshop.Commands.Shop.Logins;

/// <summary>The option <c>--fingerprint</c>.</summary>
internal static class FingerprintOption
{
    public static Option<Fingerprint?> Create() => new("--fingerprint")
    {
        Description = "SHA-256 of the certificate that the scheduler must have, as it prints it when it starts. Kept with the login.",
        HelpName = "SHA256",
        CustomParser = Values.One<Fingerprint>(Fingerprint.TryParse, ProblemOf),
    };

    public static string ProblemOf(string text) => $"\"{text}\" is not the fingerprint of a certificate: 64 hexadecimal digits, with or without colons.";
}
