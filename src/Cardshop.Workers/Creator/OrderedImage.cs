using System.Text;
using Cardshop.Contracts.Queue;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Planning;
using Cardshop.Oci.References;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Workers.Creator;

/// <summary>Reads what an order asks for.</summary>
internal static class OrderedImage
{
    /// <exception cref="OrderRefusedException">The recipe is wrong. The scheduler has checked it, so it is of another version than this worker.</exception>
    public static ImageRequest Read(Work work, Platform platform)
    {
        var bytes = Encoding.UTF8.GetBytes(work.Recipe);
        var reading = ImageRecipe.Read(bytes, "recipe");
        var recipe = reading.Recipe ?? throw new OrderRefusedException([.. reading.Errors.Select(problem => $"recipe:{problem}")]);
        return new ImageRequest(recipe, Sha256Digest.Of(bytes), new InputSettings { Fetch = true, Platform = platform })
        {
            LargestSize = work.MediaBytes > 0 ? new ByteSize(work.MediaBytes) : null,
        };
    }
}
