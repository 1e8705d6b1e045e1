using System.Text;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Caching;

/// <summary>
/// The file <c>policy.yaml</c> in the folder of a store.
/// <code>
/// max_size: 800GB
/// eviction: lru
/// oci_images:
///   max_size: 20GiB
///   check_after: 90d
/// files:
///   filters:
///     - pattern: ^https://download\.kiwix\.org/zim/\.hidden/
///       ignore: yes
///     - pattern: \.zim$
///       keep_identified_versions: 1
/// </code>
/// </summary>
public static class CachePolicyFile
{
    /// <summary>Its name.</summary>
    public const string Name = "policy.yaml";

    /// <summary>Larger files are refused unread, in bytes.</summary>
    private const int LargestFile = 1 << 16;

    /// <summary>Reads the policy of a store; where there is no file, <see cref="CachePolicy.Default"/> holds.</summary>
    /// <param name="storage">The file system that the store lies on.</param>
    /// <param name="root">The folder of the store.</param>
    /// <exception cref="CachePolicyException">The file is not right; the message has all problems, a line each.</exception>
    public static CachePolicy Load(IStorage storage, string root)
    {
        var path = Path.Join(root, Name);
        if (storage.Find(path) is not { IsDirectory: false } file)
        {
            return CachePolicy.Default;
        }

        if (file.Length > LargestFile)
        {
            throw new CachePolicyException($"{path}: is larger than {LargestFile} bytes, which no policy needs.");
        }

        var reading = Read(Encoding.UTF8.GetString(FileSource.Open(storage, path).ReadAll()));
        return reading.Policy ?? throw new CachePolicyException(string.Join('\n', reading.Problems.Select(problem => $"{path}:{problem}")));
    }

    /// <summary>Reads the text of a policy.</summary>
    public static CachePolicyReading Read(string text)
    {
        var problems = new List<CachePolicyProblem>();
        var policy = new PolicyReader(problems).Read(text);
        return new CachePolicyReading(
            problems.Count == 0 ? policy : null,
            [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }
}
