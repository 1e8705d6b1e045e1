using Cardshop.Contracts.Shop;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>
/// Reads who receives an order from a YAML (or JSON) file:
/// <code>
/// name: Awa Traoré
/// email: awa@example.org
/// language: fr
/// </code>
/// </summary>
internal static class RecipientFile
{
    private static readonly string[] Keys = ["name", "email", "language", "phone", "address", "country"];

    /// <summary>Reads a person.</summary>
    /// <exception cref="ShopException">The file says something else; every reason is given.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Person Read(string path)
    {
        var reading = YamlReader.Read(File.ReadAllBytes(path));
        var problems = reading.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => $"{path}:{problem}").ToList();
        if (reading.Root is not YamlMapping mapping)
        {
            throw new ShopException(ExitCode.Refused, problems.Count > 0 ? problems : [$"{path}: is not a list of names and values, such as \"name: Ann\"."]);
        }

        problems.AddRange(mapping.Pairs.Select(pair => ProblemOf(path, pair)).OfType<string>());
        return problems.Count > 0
            ? throw new ShopException(ExitCode.Refused, problems)
            : new Person(Value("name"), Value("email"), Value("language"), Value("phone"), Value("address"), Value("country"));

        // As it is written: YAML would read "no" as false, where it is Norway, and a phone number as a number.
        string? Value(string key) => mapping.Find(key) is YamlScalar { IsNull: false } scalar ? scalar.Written : null;
    }

    private static string? ProblemOf(string path, YamlPair pair) =>
        !Keys.Contains(pair.Key.Text, StringComparer.Ordinal) ? $"{path}:{pair.Key.At.Line}:{pair.Key.At.Column}: error: \"{pair.Key.Written}\" is not one of {string.Join(", ", Keys)}."
        : pair.Value is not YamlScalar ? $"{path}:{pair.Value.At.Line}:{pair.Value.At.Column}: error: {pair.Key.Written} has to be text."
        : null;
}
