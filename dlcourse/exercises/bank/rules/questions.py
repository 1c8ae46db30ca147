"""Predictions and quiz questions about rules."""

from dlcourse.exercises.definitions import Choice, ChoiceExercise

ordinary_program = ChoiceExercise(
    "quiz",
    "rules.ordinary_program",
    question="What is the difference between a program that learns and an ordinary one?",
    choices=(
        Choice(
            "no_program",
            "A program that learns is no program: nobody tells the computer what to do",
            "It is one, and the computer carries out its instructions as strictly as ever. In this course you write these instructions yourself.",
        ),
        Choice(
            "numbers",
            "People write how it computes and how it corrects itself; the numbers it computes with come out of examples",
            "Both run step by step. In an ordinary program a person also knows, and writes down, by which criteria it decides. Here examples bring them about.",
            right=True,
        ),
        Choice(
            "chance",
            "It decides by chance, an ordinary one by rules",
            "Chance may play a part at the start of learning. A trained program that gets the same picture twice gives the same answer twice.",
        ),
        Choice(
            "understands",
            "It understands what a digit is",
            "It adds and multiplies numbers, and nothing in it is called a loop or a stroke. Whether that is understanding is a question for a long evening.",
        ),
    ),
)

nesting = ChoiceExercise(
    "quiz",
    "rules.nesting",
    question="A chess program of 1990 searches many moves ahead and rates each position by rules that people wrote into it. Where does it belong?",
    choices=(
        Choice(
            "ai",
            "To AI, but not to machine learning",
            "AI is a loose word for programs that do what seems to need a mind. Nothing in this one comes out of examples, so it lies outside the smaller circle.",
            right=True,
        ),
        Choice(
            "ml",
            "To machine learning, but not to deep learning",
            "In machine learning the numbers that decide come out of examples. Who chose the numbers here?",
        ),
        Choice(
            "deep",
            "To deep learning: it looks many moves deep",
            "The word deep speaks of layers of computation whose numbers are learned, one behind the other. Looking far ahead is another matter.",
        ),
        Choice(
            "none",
            "To none of them: only programs that learn are AI",
            "The word is older and wider than that, and chess programs by rules were called AI for decades. Learning programs are a part of it.",
        ),
    ),
)

zero_not_symmetric = ChoiceExercise(
    "quiz",
    "rules.zero_not_symmetric",
    question="A rule says: “A picture that equals its mirror image, left and right exchanged, is a 0. All others are not.” Which picture shows that the rule misses zeros?",
    choices=(
        Choice(
            "eight",
            "An upright, even 8",
            "It shows the other kind of failure: the rule accepts it, though it is no 0. Asked for is a 0 that the rule refuses.",
        ),
        Choice(
            "slanting",
            "A 0 that leans to the right",
            "You read it as a 0 at once, and its mirror image leans to the left. Every condition in a rule shuts out somebody's handwriting.",
            right=True,
        ),
        Choice(
            "bar",
            "A 1 that is one vertical bar",
            "The rule accepts it, though it is no 0. That is a false hit, not a zero that is missed.",
        ),
        Choice(
            "three",
            "A 3",
            "It is open on one side only, so the rule refuses it, and rightly. Where is the rule in the wrong about a 0?",
        ),
    ),
)

symmetric_others = ChoiceExercise(
    "prediction",
    "rules.symmetric_others",
    in_chapter=True,
    question="Call a picture a 0 if its symmetry score is at least 0.8. Among the 1,797 digits this finds 167 of the 178 zeros. How many of the 1,619 other digits "
    "does it take for a 0 as well?",
    choices=(
        Choice(
            "20",
            "About 20",
            "Far more. A 1 is a bar, an 8 two rings, and many a 4 is even enough: symmetry is common among digits.",
        ),
        Choice(
            "100",
            "About 100",
            "There are nearly that many among the eights alone: 97 of 174 pass. And then come the fours, the ones, the nines.",
        ),
        Choice(
            "440",
            "About 440",
            "436, most of them eights, fours and ones. More than two in three of the pictures that this rule calls a 0 are not zeros.",
            right=True,
        ),
        Choice(
            "1200",
            "About 1,200",
            "It is not that bad: most twos, fives and sixes are refused, as their left side is nothing like their right side.",
        ),
    ),
)

two_loops = ChoiceExercise(
    "prediction",
    "rules.two_loops",
    in_chapter=True,
    question="“Two loops: an 8.” Take every pixel above 0.5 as ink, and call a patch of paper a loop if it is shut in: no way leads from it to the edge, "
    "going up, down, left or right over paper. How many of the 174 real eights have exactly two loops?",
    choices=(
        Choice(
            "170",
            "About 170: that is what makes an 8",
            "That is what makes an 8 on the blackboard. In a picture of 8×8 pixels a loop closes up, or one light pixel opens it.",
        ),
        Choice(
            "140",
            "About 140",
            "Fewer. One light pixel is enough to open a loop, and an 8 has two loops that must not open or fill up.",
        ),
        Choice(
            "70",
            "About 70",
            "72. Another 71 have one loop, 23 have none, and 8 have three. The rule is right about the idea of an 8, not about the pixels.",
            right=True,
        ),
        Choice(
            "10",
            "About 10",
            "More than that: where the pen was thin and the hand was steady, both loops are there.",
        ),
    ),
)

four_turns = ChoiceExercise(
    "quiz",
    "rules.four_turns",
    in_chapter=True,
    question="Somebody's rule for the 2: “Follow the pen: the line turns four times.” A friend draws a 5 that turns four times as well. What could mend the rule?",
    choices=(
        Choice(
            "more",
            "Ask for five turns",
            "Then the 2 with four turns is refused, and a 5 may well have five. How many turns there are depends on the hand as much as on the digit.",
        ),
        Choice(
            "direction",
            "Ask also in which direction each turn goes",
            "That does tell this 2 from this 5, which turns the other way round. But now the rule must know where the pen begins and what counts as a turn: it grows with every counter-example.",
            right=True,
        ),
        Choice(
            "pixels",
            "Ask also how many pixels have ink",
            "A 2 and a 5 need about equally much ink: both have 18 to 19 pixels above 0.5 in the 8×8 digits, on average.",
        ),
        Choice(
            "symmetric",
            "Ask also whether the picture is symmetric",
            "Neither of them is. What do you see when you look at a 2 in a mirror?",
        ),
    ),
)

exceptions = ChoiceExercise(
    "quiz",
    "rules.exceptions",
    question="Whenever your rules fail on a picture, you add an exception for exactly this picture. After a while all 1,000 pictures that you know are right. "
    "What do you know about picture 1,001, drawn by somebody else?",
    choices=(
        Choice(
            "right",
            "It will be right: the rules were right 1,000 times",
            "They were made right, one by one. An exception for a single picture says nothing about any other.",
        ),
        Choice(
            "nothing",
            "Little: only pictures that were not used for making the rules can tell",
            "So it is with programs that learn: they are judged by pictures that they have never seen. These are called the test set.",
            right=True,
        ),
        Choice(
            "wrong",
            "It will be wrong: exceptions spoil the rules",
            "Not necessarily. If the rules below the exceptions are good, they may be right about it. But 1,000 mended answers do not show whether they are.",
        ),
        Choice(
            "tie",
            "It will be right with 1,000 to 1",
            "Such odds would need 1,000 pictures that the rules got right without having been mended on them.",
        ),
    ),
)

why_shift = ChoiceExercise(
    "quiz",
    "rules.why_shift",
    question="A rule asks whether the middle of the picture is empty. You move a 0 two pixels to the right. Why does the rule no longer know it?",
    choices=(
        Choice(
            "cut",
            "A part of the 0 has left the picture",
            "In the 8×8 zeros about a twelfth of the ink leaves the frame. You still read them as zeros. What lies in the middle now?",
        ),
        Choice(
            "place",
            "It asks places, and a stroke of the 0 lies there now",
            "The rule never looked for a hole. It asks the pixels in the middle, wherever the hole has gone.",
            right=True,
        ),
        Choice(
            "shape",
            "The shape of the 0 has changed",
            "All its pixels moved together, so the shape is the same. The rule does not see shapes. What does it see?",
        ),
        Choice(
            "threshold",
            "The threshold is too low for this 0",
            "The strokes are as dark as before. A higher threshold would let in more of the other digits. Which pixels does the rule ask?",
        ),
    ),
)

shifted_zeros = ChoiceExercise(
    "prediction",
    "rules.shifted_zeros",
    in_chapter=True,
    question="The rule “the mean of the four middle pixels is below 0.25” finds 169 of the 178 zeros among the 8×8 digits. Move all pictures one pixel to the right. "
    "How many zeros does it find now?",
    choices=(
        Choice(
            "160",
            "About 160",
            "A 0 looks the same to you one pixel further on. The rule asks four fixed pixels, and now the left stroke lies on some of them.",
        ),
        Choice(
            "100",
            "About 100",
            "The hole of a 0 is mostly two pixels wide here. After one step there is ink in one half of the middle.",
        ),
        Choice(
            "15",
            "About 15",
            "14 of 178. One pixel is an eighth of the width of these pictures, and the left stroke of the 0 now lies in the middle.",
            right=True,
        ),
        Choice("0", "Not one", "After two pixels, yes. After one, a few wide zeros still have their hole in the middle."),
    ),
)

three_and_eight = ChoiceExercise(
    "prediction",
    "rules.three_and_eight",
    in_chapter=True,
    question="Take three MNIST pictures by chance, with pixels above 0.5 as ink: a 3, another 3, and an 8. Compare the first 3 with each of the other two, pixel by pixel. "
    "In how many of 100 such draws does the 8 differ from it in fewer pixels than the other 3 does?",
    choices=(
        Choice(
            "1",
            "About 1",
            "You would never take the 8 for the 3, but you do not compare pixels. Two threes that lean in different ways share few of them.",
        ),
        Choice(
            "10",
            "About 10",
            "More. Two threes differ in 120 pixels on average, nearly as much as a 3 and an 8 do: in 136.",
        ),
        Choice(
            "30",
            "About 30",
            "32. Two threes differ in 120 pixels on average, a 3 and an 8 in 136: the idea of a 3 hardly shows in the pixels.",
            right=True,
        ),
        Choice(
            "50",
            "About 50: pixels say nothing",
            "They say something: the other 3 is the nearer one in two draws of three. That is not much for a program that has to read.",
        ),
    ),
)

learning_loop = ChoiceExercise(
    "quiz",
    "rules.learning_loop",
    question="A program repeats three steps: it guesses the digit; it compares the guess with the answer; if the guess was wrong, it rewrites itself. Which of the steps is impossible "
    "without people who named the digits before?",
    choices=(
        Choice(
            "guess",
            "Guessing",
            "A guess needs the picture only. A program that has learned makes guesses on pictures that nobody has named.",
        ),
        Choice(
            "compare",
            "Comparing",
            "The right answers come from people. Of the two things that learning needs, many examples and an answer to each, the second is often the more expensive.",
            right=True,
        ),
        Choice(
            "rewrite",
            "Rewriting",
            "How to rewrite is a matter of a method, and the next chapters find one. But when to rewrite: which step finds out?",
        ),
        Choice(
            "none",
            "None of them",
            "Guess and rewriting can do without. But how does the program find out that its 7 should have been a 1?",
        ),
    ),
)

random_rewriting = ChoiceExercise(
    "quiz",
    "rules.random_rewriting",
    question="A program rewrites itself at random and keeps what is better. That does work in the end. Why is it so slow?",
    choices=(
        Choice(
            "random_numbers",
            "Drawing random numbers takes the computer long",
            "It draws millions of them in a second. What takes long is to find out, for each change, whether it was any good.",
        ),
        Choice(
            "no_direction",
            "There are very many possible changes, few of them help, and nothing says which",
            "So most attempts are for nothing, and the more there is to rewrite, the worse it gets. A direction that leads to better answers would save nearly all of them.",
            right=True,
        ),
        Choice(
            "forgets",
            "It forgets what was good before",
            "It keeps what is better, so nothing is lost. But what does a failed attempt tell it about the next one?",
        ),
        Choice(
            "same_twice",
            "It tries the same change again and again",
            "With 650 numbers to change it hardly meets the same change twice: there are too many. That is a part of the trouble.",
        ),
    ),
)

random_machines = ChoiceExercise(
    "prediction",
    "rules.random_machines",
    in_chapter=True,
    question="A machine turns the 64 pixels of a picture into ten scores with 650 numbers. Draw all 650 at random (normal, standard deviation 1), a thousand times, and keep the best of the "
    "thousand machines. How many of 100 digits does it get right, on the 1,437 pictures that it was chosen by?",
    choices=(
        Choice(
            "10",
            "About 10, no better than guessing",
            "One machine gets about 10. The best of a thousand has had luck, and luck helps a little.",
        ),
        Choice(
            "24",
            "About 24",
            "It is still useless, after a thousand attempts. With a direction, the same kind of machine comes to 80 with the work of 43 attempts, on 400 of the pictures: the plot below shows it.",
            right=True,
        ),
        Choice(
            "60",
            "About 60",
            "Not by drawing anew each time. Small random changes to the best so far do get further: to 87 after a thousand attempts, on 400 of the pictures, as the plot below shows.",
        ),
        Choice(
            "90",
            "About 90: a thousand is a lot",
            "For 650 numbers a thousand is next to nothing. Even if each could only be positive or negative, there would be more machines than atoms in the universe.",
        ),
    ),
)

two_wishes = ChoiceExercise(
    "quiz",
    "rules.two_wishes",
    in_chapter=True,
    question="Two wishes for a program that rewrites itself: it should be clear where to rewrite, and there should be a rule for rewriting that leads towards better answers. Which program "
    "has a chance to fulfill both?",
    choices=(
        Choice(
            "branches",
            "A chain of if and else, in which lines are added and removed",
            "Where should the next line go, and which condition should it hold? A small change of the text can change everything or nothing.",
        ),
        Choice(
            "table",
            "A list of all pictures with the answer to each",
            "It is clear where to rewrite: in the entry of this picture. But that helps no other picture, and there are 2 to the power 64 black-and-white pictures of 8×8 pixels.",
        ),
        Choice(
            "formula",
            "A fixed formula that multiplies each pixel by a number and adds up; only the numbers are rewritten",
            "The numbers are the only place, and a small change of one changes the result a little, in a way that can be computed. The next chapter begins with it.",
            right=True,
        ),
        Choice(
            "evolution",
            "Many programs, of which the best have children with random changes",
            "That is a genetic algorithm. It gets better in the long run, but each change is still a shot in the dark: neither place nor direction is known.",
        ),
    ),
)

bird_calls = ChoiceExercise(
    "quiz",
    "rules.bird_calls",
    question="You have 10,000 recordings of birds on your disk, and want a program that learns to name the bird. What is still missing?",
    choices=(
        Choice(
            "rules",
            "Rules that describe the call of each bird",
            "Those are what such a program does without. It has to find in the examples what tells one bird from another.",
        ),
        Choice(
            "names",
            "The name of the bird for each recording",
            "Two things are needed: inputs with their right answers, many of them, and both as numbers. The sound is stored as numbers already, and a name becomes one when the birds are numbered.",
            right=True,
        ),
        Choice(
            "pictures",
            "Pictures of the sound, since networks work on images",
            "They work on rows of numbers. A picture is one source of them; a recording, thousands of numbers for each second, is another.",
        ),
        Choice(
            "size",
            "All recordings shortened to a single number each",
            "The input may be a long row of numbers, and one alone would hardly keep what tells the birds apart. What should the program compare its guesses with?",
        ),
    ),
)
